import Drawing
import Foundation
import Logging
import Model
import Pipeline
import Platform
import Testing

@Suite struct CarryForwardTests {
  private func plan(_ rows: String) throws -> RealPlan {
    let plan = try RealPlan()
    try plan.folder.write(RealPlan.exclusionHeadings + rows, to: "input/exclusions.csv")
    try plan.folder.write(
      "response_id,response_date,involvement_led_to_improvement\nF1,2023-02-01,yes\n", to: "input/feedback.csv")
    return plan
  }

  private func line(_ id: String, of result: RunResult) throws -> ScorecardLine {
    try #require(result.scorecard.lines.first { $0.id.description == id })
  }

  @Test func `one KPI anew, the others carried over at full precision with their alerts and series`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\nX2,P2,1,2023-01-11,,N,,\nX3,P3,1,2023-01-12,,N,,\n")
    let whole = try plan.run(asOf: "2023-02-28")
    try plan.folder.write(RealPlan.exclusionHeadings + "X1,P1,1,2023-01-10,,K,,\n", to: "input/exclusions.csv")
    let part = try plan.run(asOf: "2023-02-28", kpis: ["7"])
    #expect(try line("7", of: part).value == 1)
    #expect(try line("7", of: part).carried.isEmpty)
    let carried = try line("8", of: part)
    #expect(carried.value == 100.0 / 3)
    #expect(carried.run == whole.scorecard.run)
    #expect(carried.publishedReason == .carried)
    #expect(carried.carried.contains("out of date: the exclusions data has changed since"))
    #expect(try line("12", of: part).carried == ["taken from the earlier run \(whole.scorecard.run)"])
    for (id, measure) in [("8", "value"), ("12", "value")] {
      let old = whole.scorecard.series.filter { $0.id.description == id && $0.measure == measure }
      #expect(part.scorecard.series.filter { $0.id.description == id && $0.measure == measure } == old)
    }
    // KPI 7 reads exclusions and, for its breakdowns, the register; the other sources are as the first run found them.
    #expect(part.scorecard.quality.map(\.source) == whole.scorecard.quality.map(\.source))
    let others = try published(whole.scorecard.alerts).filter { $0.key.figure?.kpi != "7" && $0.key.figure != nil }
    #expect(part.scorecard.alerts.filter { $0.key.figure?.kpi != "7" && $0.key.figure != nil } == others)
  }

  @Test func `what has changed stays said when another KPI is run after it`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    try plan.folder.write(RealPlan.exclusionHeadings + "X1,P1,1,2023-01-10,,N,,\n", to: "input/exclusions.csv")
    try plan.run(asOf: "2023-02-28", kpis: ["7"])
    let last = try plan.run(asOf: "2023-02-28", kpis: ["12"])
    #expect(try line("8", of: last).carried.count == 2)
    #expect(try line("7", of: last).carried.count == 1)
  }

  @Test func `an export that the asked-for KPI does not read is noticed too, and a target that was changed`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    try plan.folder.write("response_id,response_date,involvement_led_to_improvement\n", to: "input/feedback.csv")
    let copied = try plan.withDefinitions { name, text in
      name.hasSuffix("08-exclusions-send.yml") ? text.replacing("12 months: 45", with: "12 months: 46") : text
    }
    let part = try copied.run(asOf: "2023-02-28", kpis: ["7"])
    #expect(try line("12", of: part).carried.contains("out of date: the feedback data has changed since"))
    #expect(try line("8", of: part).carried.contains("out of date: its definition has changed since"))
    #expect(try line("4", of: part).carried.count == 1)
  }

  @Test func `another plan's run for the day lends nothing`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    let other = try plan.withDefinitions { name, text in
      name == "plan.yml" ? text.replacing("plan: Somerset SEND", with: "plan: Another") : text
    }
    #expect(
      throws: RunError.noFullRun(
        try #require(Day(iso: "2023-02-28")), why: "the earlier scorecard for this date belongs to another plan")
    ) {
      try other.run(asOf: "2023-02-28", kpis: ["7"])
    }
    let part = try other.run(asOf: "2023-02-28", kpis: ["7"], isPartial: true)
    #expect(try line("12", of: part).status == .notRun)
    #expect(try line("12", of: part).note.contains("another plan"))
  }

  @Test func `another area's scorecards are not published among these`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    let other = try plan.withDefinitions { name, text in
      name == "plan.yml" ? text.replacing("area: Somerset", with: "area: Elsewhere") : text
    }
    let error = #expect(throws: FileError.self) { try other.run(asOf: "2023-02-28", kpis: ["7"]) }
    #expect(error?.description.contains("Somerset") == true && error?.kind == .create)
    #expect(try other.run(asOf: "2023-02-28", kpis: ["7"], dryRun: true).scorecard.lines.count == 16)
  }

  @Test func `an earlier run that cannot be read is said to be that`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    let whole = try plan.run(asOf: "2023-02-28")
    try plan.folder.write("{", to: "output/runs/\(whole.scorecard.run)/scorecard.json")
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", kpis: ["7"]) }
    let part = try plan.run(asOf: "2023-02-28", kpis: ["7"], dryRun: true)
    #expect(try line("12", of: part).note.contains("cannot be read"))
  }

  @Test func `with no earlier run for the day, some lines alone are published where that is asked for`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    let january = try plan.run(asOf: "2023-01-31")
    let alerts = january.scorecard.alerts.map(\.id)
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", kpis: ["7"]) }
    let part = try plan.run(asOf: "2023-02-28", kpis: ["7"], isPartial: true)
    #expect(try plan.folder.link("output/latest") == "2023-01-31")
    #expect(try plan.folder.link("output/2023-02-28").hasSuffix(part.scorecard.run))
    #expect(part.notices.isEmpty && part.scorecard.alerts.map(\.id) == alerts)
    // A second one goes on from the first; the whole one that follows opens what the day opens.
    let second = try plan.run(asOf: "2023-02-28", kpis: ["8"], isPartial: true)
    #expect(try line("7", of: second).carried.count == 1 && line("8", of: second).value == 100)
    let whole = try plan.run(asOf: "2023-02-28")
    #expect(try plan.folder.link("output/latest") == "2023-02-28")
    #expect(whole.isNewest && whole.scorecard.alerts.allSatisfy { $0.state != .opened || $0.openedOn == whole.scorecard.asOf })
    #expect(part.scorecard.lines.count { $0.status == .notRun } == 15)
    #expect(try line("7", of: part).value == 1)
    #expect(part.scorecard.quality.map(\.source).sorted() == ["exclusions", "schools"])
  }

  @Test func `a dry run writes nothing`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    let result = try plan.run(asOf: "2023-02-28", dryRun: true)
    #expect(result.folder == nil)
    #expect(try plan.folder.names() == ["input"])
  }

  @Test func `nothing delivered publishes nothing`() throws {
    let plan = try plan("")
    try plan.folder.write("", to: "empty/readme.txt")
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", input: "empty") }
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", input: "not there") }
    #expect(!FileManager.default.fileExists(atPath: "\(plan.folder.path)/output/latest"))
  }

  @Test func `a KPI that does not exist names those that do`() throws {
    let plan = try plan("")
    let error = try #require(throws: RunError.self) { try plan.run(asOf: "2023-02-28", kpis: ["7", "15"]) }
    #expect("\(error)".contains("'15'") && "\(error)".contains("5a"))
  }
}
