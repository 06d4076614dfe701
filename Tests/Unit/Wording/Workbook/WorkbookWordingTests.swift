import Model
import Testing
import Wording

@Suite struct WorkbookWordingTests {
  @Test(arguments: [(RAG.red, "Red"), (.amber, "Amber"), (.green, "Green")])
  func `a colour is a word`(_ rag: RAG, _ word: String) throws {
    var line = try InventedLine.line()
    (line.value, line.expected, line.rag) = (119, 96, rag)
    #expect(SummarySheetSentences(line).rag == word)
  }

  @Test func `a line without a colour says why`() throws {
    var line = try InventedLine.line()
    #expect(SummarySheetSentences(line).rag == "Not calculated")
    line.value = 119
    #expect(SummarySheetSentences(line).rag == "No target set")
    let june = try #require(Day(iso: "2024-06-30"))
    line.targets = [TargetReading(checkpoint: "Q1", date: june, target: 96, printed: "96", value: nil, met: nil)]
    #expect(SummarySheetSentences(line).rag == "No target yet")
    line.status = .provisional
    #expect(SummarySheetSentences(line).rag == "Provisional")
  }

  @Test func `a change says that it is better only where it is real`() throws {
    var line = try InventedLine.line()
    #expect(SummarySheetSentences(line).change.isEmpty)
    (line.value, line.change, line.direction, line.comparedWith) = (119, -7, .improving, line.asOf.previousMonthEnd)
    #expect(SummarySheetSentences(line).change == "Down 7")
    line.variation = .improvement
    #expect(SummarySheetSentences(line).change == "Down 7 (better)")
    (line.change, line.direction) = (0, .steady)
    #expect(SummarySheetSentences(line).change == "No change")
  }

  @Test func `a legend says only what occurs`() {
    #expect(Shorthand.legend([]).isEmpty)
    #expect(Shorthand.legend([.notApplicable]) == "[z] means not applicable.")
    #expect(Shorthand.legend(Set(Shorthand.allCases)) == "[x] means not available; [z] means not applicable.")
  }

  @Test func `a sheet has a name that Excel takes`() {
    for name in SheetName.allCases {
      #expect(name.rawValue.count <= 31 && !name.rawValue.contains { "[]:*?/\\".contains($0) }, "\(name)")
    }
  }

  @Test(arguments: [
    ("as_of", "series.csv", "Date"), ("as_of", "alerts.csv", "Latest date"), ("value", "targets.csv", "Actual"),
    ("silent", "actions.csv", "No recent update"), ("contradicted", "actions.csv", "Status disagrees with dates"),
    ("first_published_on", "series.csv", "First published"), ("restated_by", "series.csv", "Restated in run"),
  ])
  func `a column has a heading in people's words`(_ column: String, _ table: String, _ heading: String) {
    #expect(ColumnHeading(column, of: table).text == heading)
  }
}
