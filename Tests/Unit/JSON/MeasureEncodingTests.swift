import JSON
import Model
import Testing

/// A fingerprint is the digest of a definition as it is encoded: what a definition could say before must be encoded as it was
/// then, or its series breaks.
@Suite struct MeasureEncodingTests {
  private func encoded(_ measure: MeasureDefinition) throws -> String {
    String(decoding: try PublishedJSON.encodeInOneLine(measure), as: UTF8.self)
  }

  private let rule = RowRule(source: "s", day: "d", window: .toDate)
  private let ruleText =
    #"{"blankDayIsAlways":false,"day":"d","filter":{"conditions":[]},"source":"s","stops":[],"window":{"toDate":{}}}"#

  @Test func `a sum of one column is its name`() throws {
    #expect(try encoded(.sum(rule, column: "c")) == #"{"sum":{"_0":\#(ruleText),"column":"c"}}"#)
    #expect(
      try encoded(.sum(rule, column: Addends(["c"], leavesOutHidden: true)))
        == #"{"sum":{"_0":\#(ruleText),"column":{"columns":["c"],"leavesOutHidden":true}}}"#)
  }

  @Test func `repeats of two rows are their statistic`() throws {
    #expect(
      try encoded(.repeats(rule, of: "e", Repetition(.furtherRows)))
        == #"{"repeats":{"_0":\#(ruleText),"_2":"further rows","of":"e"}}"#)
    #expect(
      try encoded(.repeats(rule, of: "e", Repetition(.entities, atLeast: 3)))
        == #"{"repeats":{"_0":\#(ruleText),"_2":{"atLeast":3,"statistic":"entities"},"of":"e"}}"#)
  }
}
