import Model
import Testing
import Transformers

@Suite struct OwnersCommentaryTests {
  private static let figures = [FigureID(kpi: "5", part: "a"), FigureID(kpi: "5", part: "b"), FigureID(kpi: "7")]

  private func commentary(_ rows: [(kpi: String, part: String, end: String, text: String)], asOf: String) throws
    -> OwnersCommentary
  {
    let records = NarrativeRows(
      .commentary, rows.map { ["kpi": $0.kpi, "part": $0.part, "period_end": $0.end, "text": $0.text] }
    ).records
    return OwnersCommentary(records.all, figures: Self.figures, asOf: try #require(Day(iso: asOf)))
  }

  @Test func `the newest period up to the day is used, whatever the order of the rows`() throws {
    let rows = [
      ("7", "", "2023-02-28", "February"), ("7", "", "2023-03-31", "March"), ("7", "", "2023-01-31", "January"),
    ]
    for rows in [rows, rows.reversed()] {
      #expect(try commentary(rows, asOf: "2023-02-28")[Self.figures[2]]?.text == "February")
      #expect(try commentary(rows, asOf: "2022-12-31")[Self.figures[2]] == nil)
    }
  }

  @Test(arguments: ["7", "KPI 7", "kpi7", " 7"]) func `a KPI is named as people name it`(name: String) throws {
    #expect(try commentary([(name, "", "2023-01-31", "seven")], asOf: "2023-02-28")[Self.figures[2]]?.text == "seven")
  }

  @Test func `a row that names the part comes before one about all parts, in either order`() throws {
    let rows = [("5", "", "2023-01-31", "both"), ("5", "A", "2023-01-31", "the first"), ("5b", "", "2022-12-31", "older")]
    for rows in [rows, rows.reversed()] {
      let found = try commentary(rows, asOf: "2023-02-28")
      #expect(found[Self.figures[0]]?.text == "the first" && found[Self.figures[1]]?.text == "both")
    }
  }

  @Test func `rows about KPIs that the plan does not have are counted`() throws {
    let found = try commentary([("99", "", "2023-01-31", "x"), ("7", "c", "2023-01-31", "y")], asOf: "2023-02-28")
    #expect(found.unknown == 2 && Self.figures.allSatisfy { found[$0] == nil })
  }
}
