import JSON
import Model
import Testing

/// Fingerprints are digests of encoded measures: where the encoding changed, a series would break.
@Suite struct CohortEncodingTests {
  private func encoded(_ cohort: Cohort?) throws -> String {
    let rule = RowRule(source: "s", day: "d", window: .toDate)
    let measure = MeasureDefinition.coverage(rule, of: "e", cohort: cohort, reached: rule, by: "e")
    return String(decoding: try PublishedJSON.encodeInOneLine(measure), as: UTF8.self)
  }

  private func rate(_ per: String?, number: Cohort.Rate.Number = .rows) -> Cohort.Rate {
    Cohort.Rate(rule: RowRule(source: "r", day: "d", window: .rolling(months: 12)), entity: "e", number: number, per: per)
  }

  @Test func `a top quarter of rows per one size is encoded as a top quartile was`() throws {
    let text = try encoded(Cohort(.fromPercentile(75), rates: [rate("size"), rate("size")]))
    let rate =
      #"{"entity":"e","rule":{"blankDayIsAlways":false,"day":"d","filter":{"conditions":[]},"source":"r","stops":[],"window":{"rolling":{"months":12}}}}"#
    #expect(text.contains(#""topQuartile":{"per":"size","rates":["# + rate + "," + rate + #"]}"#))
    #expect(try !encoded(nil).contains("topQuartile"))
  }

  @Test func `cohorts that choose otherwise are encoded otherwise`() throws {
    let phase = Dimension(name: "phase", lookup: .column("phase"))
    let cohorts = [
      Cohort(.fromPercentile(75), rates: [rate("size")]), Cohort(.fromPercentile(90), rates: [rate("size")]),
      Cohort(.upToPercentile(75), rates: [rate("size")]), Cohort(.highest(75), rates: [rate("size")]),
      Cohort(.lowest(75), rates: [rate("size")]), Cohort(.limited([.above(75)]), rates: [rate("size")]),
      Cohort(.limited([.atLeast(75)]), rates: [rate("size")]), Cohort(.fromPercentile(75), rates: [rate("other")]),
      Cohort(.fromPercentile(75), rates: [rate(nil)]), Cohort(.fromPercentile(75), rates: [rate("size"), rate("other")]),
      Cohort(.fromPercentile(75), rates: [rate("other"), rate("size")]),
      Cohort(.fromPercentile(75), rates: [rate("size", number: .column("c", scale: 1))]),
      Cohort(.fromPercentile(75), rates: [rate(nil, number: .column("c", scale: 1))]),
      Cohort(.fromPercentile(75), rates: [rate("size")], asAt: Day(iso: "2023-03-31")),
      Cohort(.fromPercentile(75), rates: [rate("size")], within: phase),
    ]
    #expect(Set(try cohorts.map(encoded)).count == cohorts.count)
  }
}
