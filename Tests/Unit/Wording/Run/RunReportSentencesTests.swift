import Model
import Testing
import Wording

@Suite struct RunReportSentencesTests {
  private func sentences(_ lines: [ScorecardLine], alerts: [Alert] = []) throws -> RunReportSentences {
    let day = try #require(Day(iso: "2024-03-31"))
    var scorecard = Scorecard(plan: "P", area: "A", planStart: day, asOf: day, run: "r", lines: lines)
    scorecard.alerts = alerts
    return RunReportSentences(scorecard)
  }

  private func line(_ id: String, _ value: Double?) throws -> ScorecardLine {
    var line = try InventedLine.line(id)
    line.value = value
    if value == nil { line.status = .notComputed }
    return line
  }

  @Test func `the first scorecard of a day is compared with nothing`() throws {
    #expect(try sentences([line("7", 119)]).changes(since: [:]).isEmpty)
  }

  @Test func `a day that is published again names what has changed, and what it was`() throws {
    let lines = [try line("7", 119), try line("8", 12), try line("9", nil), try line("10", 1)]
    let before = [FigureID(kpi: "7"): 118.0, FigureID(kpi: "8"): 12, FigureID(kpi: "9"): 3]
    #expect(
      try sentences(lines).changes(since: before) == [
        "Changed since this date was last published: KPI 7: 119 exclusions, was 118 exclusions; KPI 9: no value, was 3 exclusions; "
          + "KPI 10: 1 exclusion, was without a value."
      ])
  }

  @Test func `where nothing has changed that is shown, it says so`() throws {
    let said = ["No figure has changed since this date was last published."]
    #expect(try sentences([line("7", 119)]).changes(since: [FigureID(kpi: "7"): 119.000_000_001]) == said)
    let seven = FigureID(kpi: "7")
    #expect(try sentences([line("7", 119)]).changes(since: [seven: 119], [:]) == said)
    #expect(try sentences([line("7", 119)]).changes(since: [seven: 119], nil) == said)
  }

  @Test func `a small change is told with the digits that show it`() throws {
    var line = try line("1", 91.284)
    line.unit = "percent"
    #expect(
      try sentences([line]).changes(since: [FigureID(kpi: "1"): 91.286])
        == ["Changed since this date was last published: KPI 1: 91.28%, was 91.29%."])
  }

  @Test func `a colour that changed is told, with the value where that changed too`() throws {
    let seven = FigureID(kpi: "7")
    var line = try line("7", 119)
    line.rag = .green
    let sentences = try sentences([line])
    func said(_ value: Double, _ colours: [FigureID: RAG]?) -> String? {
      sentences.changes(since: [seven: value], colours, because: [seven: "why"]).first
    }
    #expect(said(119, [seven: .amber]) == "Changed since this date was last published: KPI 7: green, was amber: why.")
    #expect(said(119, [:]) == "Changed since this date was last published: KPI 7: green, had no colour: why.")
    #expect(
      said(118, [seven: .red])
        == "Changed since this date was last published: KPI 7: 119 exclusions, was 118 exclusions (green, was red): why.")
    #expect(said(119, [seven: .green]) == "No figure has changed since this date was last published.")
    #expect(said(118, nil) == "Changed since this date was last published: KPI 7: 119 exclusions, was 118 exclusions: why.")
  }

  @Test func `a measured baseline is said to be fixed by the run that measured it, and by no other`() throws {
    func measured(_ id: String, by run: String?, _ status: FigureStatus = .computed) throws -> ScorecardLine {
      var line = try line(id, 119)
      line.status = status
      line.baseline = BaselineReading(
        value: 128, date: try #require(Day(iso: "2023-03-31")), measured: run != nil, measuredBy: run)
      return line
    }
    let lines = [
      try measured("7", by: "r"), try measured("8", by: "earlier"), try measured("9", by: nil),
      try measured("10", by: "r", .provisional),
    ]
    #expect(
      try sentences(lines).fixedBaselines
        == "The baseline of KPI 7 is now fixed at 128 exclusions (measured for 31 March 2023). To change it, use "
        + "scorecard baseline freeze.")
    #expect(try sentences(Array(lines.dropFirst())).fixedBaselines == nil)
    #expect(
      try sentences([measured("7", by: "r"), measured("8", by: "r")]).fixedBaselines
        == "Measured baselines are now fixed: KPI 7 at 128 exclusions (31 March 2023) and KPI 8 at 128 exclusions (31 March 2023). "
        + "To change one, use scorecard baseline freeze.")
  }

  @Test func `a trend is named where there is one`() throws {
    let day = try #require(Day(iso: "2024-03-31"))
    #expect(try sentences([]).heading(from: day) == "Scorecard for 31 March 2024")
    #expect(try sentences([]).heading(from: day - 400) == "Scorecard for 31 March 2024 (trend from February 2023)")
  }
}
