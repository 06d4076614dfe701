import Drawing
import Model
import Pipeline
import Testing

/// KPI 9 in its two readings, run the whole way.
@Suite struct ReadingsRunTests {
  /// P1 is suspended three times, P2 twice, P3 once: 2 children, 3 repeat suspensions.
  private static let rows = ["P1", "P1", "P1", "P2", "P2", "P3"].enumerated().map { number, pupil in
    "S\(number),\(pupil),1,2023-02-1\(number),2,,K\n"
  }

  private func plan() throws -> RealPlan {
    let plan = try RealPlan()
    let headings = "suspension_id,pupil_id,school_urn,start_date,sessions,reason,sen_status\n"
    try plan.folder.write(headings + Self.rows.joined(), to: "input/suspensions.csv")
    return plan
  }

  private func line(_ result: RunResult) throws -> ScorecardLine {
    try #require(result.scorecard.lines.first { $0.id.description == "9" })
  }

  private func point(_ measure: String, _ result: RunResult) throws -> SeriesPoint? {
    result.scorecard.series.first { $0.id.description == "9" && $0.measure == measure && $0.asOf.description == "2023-04-30" }
  }

  private func headline(_ plan: RealPlan, _ name: String) throws -> RealPlan {
    try plan.withDefinitions { path, text in
      path.contains("09-") ? text.replacing("headline: children", with: "headline: \(name)") : text
    }
  }

  @Test func `the headline is the figure, and the other reading is a measure of the series by its name`() throws {
    let result = try plan().run(asOf: "2023-04-30")
    let line = try line(result)
    #expect(line.value == 2 && line.unit == "children" && line.headline == "children" && line.baseline?.value == 2)
    #expect(line.readings?.map(\.name) == ["children", "repeat_suspensions"])
    #expect(line.readings?.allSatisfy { $0.definition?.isEmpty == false } == true)
    #expect(try point("value", result)?.value == 2 && point("repeat_suspensions", result)?.value == 3)
    #expect(try point("children", result) == nil)
  }

  @Test func `another headline breaks the series, and has the baseline that it had as the other reading`() throws {
    let plan = try plan()
    try plan.run(asOf: "2023-03-31")
    // The exports are corrected: the baselines stay as they were first published.
    let headings = "suspension_id,pupil_id,school_urn,start_date,sessions,reason,sen_status\n"
    try plan.folder.write(headings + Self.rows.dropFirst(3).joined(), to: "input/suspensions.csv")
    let other = try headline(plan, "repeat_suspensions").run(asOf: "2023-04-30")
    let line = try line(other)
    #expect(line.value == 1 && line.unit == "suspensions" && line.baseline?.value == 3)
    #expect(line.shortTitle == "Repeat suspensions (each after a pupil's first in 12 months)")
    #expect(line.note.contains("not comparable with earlier figures: the definition changes with this run"))
    #expect(try point("value", other)?.value == 1 && point("children", other)?.value == 1)
    // And back.
    let back = try self.line(try headline(plan, "children").run(asOf: "2023-05-31"))
    #expect(back.unit == "children" && back.baseline?.value == 2)
  }

  @Test func `another title of a reading breaks no series`() throws {
    let plan = try plan()
    let before = try line(try plan.run(asOf: "2023-03-31"))
    let renamed = try plan.withDefinitions { path, text in
      path.contains("09-") ? text.replacing("title: Repeat suspensions", with: "title: Further suspensions") : text
    }
    let line = try line(try renamed.run(asOf: "2023-04-30"))
    #expect(line.readings?.last?.title.hasPrefix("Further suspensions") == true)
    #expect(
      line.fingerprint == before.fingerprint && line.definition == before.definition && !line.note.contains("not comparable"))
  }

  @Test func `what is open since a later day is not shown yet`() throws {
    let plan = try plan()
    #expect(try line(try plan.run(asOf: "2023-03-31")).toConfirm == nil)
    let open = try line(try plan.run(asOf: "2023-04-30")).toConfirm
    #expect(open?.map(\.about) == [.reading, .baseline] && open?.map(\.name) == ["children", ""])
    #expect(open?.allSatisfy { $0.since.description == "2023-04-01" } == true)
  }
}
