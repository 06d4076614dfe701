import Drawing
import Foundation
import Logging
import Model
import Pipeline
import Platform
import Publishing
import Testing

/// Reports on the plan, through a whole run: each kind of bad input has its clear answer, and everything else is done.
@Suite struct PlanReportsRunTests {
  private func run(_ files: [String: String], asOf day: String = "2023-06-30") throws -> (result: RunResult, plan: RealPlan) {
    let plan = try RealPlan()
    try plan.folder.write(RealPlan.exclusionHeadings + "X1,P1,1,2023-01-10,,K,,\n", to: "input/exclusions.csv")
    for (name, text) in files { try plan.folder.write(text, to: "input/\(name).csv") }
    return (try plan.run(asOf: day), plan)
  }

  private func updates(_ rows: String) -> [String: String] {
    ["action_updates": "action,milestone,update_date,rag,note\n" + rows]
  }

  private func quality(_ source: String, _ result: RunResult) throws -> SourceQuality {
    try #require(result.scorecard.quality.first { $0.source == source })
  }

  private func milestone(_ action: String, _ milestone: String, _ result: RunResult) throws -> ReportedProgress {
    let action = try #require(result.scorecard.actions.first { $0.id == action })
    return try #require(action.milestones.first { $0.id == milestone }).progress
  }

  @Test func `a milestone is named in any of three ways, and a colour by its letter`() throws {
    let (result, _) = try run(updates("1.1,a,2023-06-01,G,\n1.1,1.1b,2023-06-02,Complete,\n1.1,1.1 C,03/06/2023,amber,\n"))
    #expect(try ["a", "b", "c"].map { try milestone("1.1", $0, result).reported } == [.green, .blue, .amber])
  }

  @Test func `an unknown action, a day before the plan, an unknown colour`() throws {
    let rows =
      "9.9,,2023-06-01,green,\n1.1,z,2023-06-01,green,\n1.1,a,2023-03-31,green,\n1.1,b,2023-06-01,purple,\n1.1,c,2023-06-01,red,\n"
      + (1...6).map { "2.1,a,2023-05-0\($0),green,\n" }.joined()
    let (result, _) = try run(updates(rows))
    let quality = try quality("action_updates", result)
    #expect(
      quality.warnings == [
        "fewer than 5 of 11 rows could not be used (a run lists them in rejects.csv)",
        "2 rows are about an action or milestone that the plan does not have",
      ])
    let rejects = try #require(result.rejects.first { $0.source == "action_updates" })
    #expect(Set(rejects.totals.map(\.rule)) == [.tooEarly, .code])
    #expect(try milestone("1.1", "c", result).reported == .red)
    #expect(try milestone("1.1", "a", result).reported == nil)
  }

  @Test func `of two reports on one day the last read speaks, and the other is counted`() throws {
    let (result, _) = try run(updates("1.1,a,2023-06-01,green,first\n1.1,a,2023-06-01,red,second\n"))
    #expect(try milestone("1.1", "a", result).reported == .red)
    #expect(try quality("action_updates", result).duplicates == 1)
  }

  @Test func `100 kB of text are kept, and the page stays short`() throws {
    let text = String(repeating: "word after word ", count: 6_400)
    let (result, plan) = try run([
      "commentary": "kpi,part,period_end,author,text\n7,,2023-05-31,,\(text)\n",
      "qualitative": "reference,area,period_end,summary,actions_taken,source\nQI 3,1,2023-06-30,\(text),,\n",
    ])
    #expect(
      result.scorecard.indicators.first { $0.areaOfWeakness == "1" && $0.reference == "QI 3" }?.latest?.summary.count ?? 0
        > 100_000)
    let page = try plan.folder.text("output/latest/dashboard.html")
    #expect(page.contains("The full text is in scorecard.json.") && page.utf8.count < 300_000)
  }

  @Test func `a risk without a score is rejected, one without a review is not`() throws {
    let headings =
      "risk_id,raised_date,risk,likelihood,impact,mitigation,residual_likelihood,residual_impact,progress,last_reviewed\n"
    let rows =
      "R1,2023-03-21,Demand,,high,,,,,\nR9,2023-05-01,A new one,H,3,,,,,\nR2,2023-03-21,Priorities,low,low,,low,,Talks,2023-06-01\n"
      + "r3,2023-03-21,Staff,low,low,,,,,\n"
      + (4...5).map { "R\($0),2023-03-21,Another,low,low,,,,,2023-06-01\n" }.joined()
    let (result, _) = try run(["risks": headings + rows])
    #expect(result.rejects.first { $0.source == "risks" }?.totals.map(\.rule) == [.blank])
    let risks = Dictionary(uniqueKeysWithValues: result.scorecard.risks.map { ($0.id, $0) })
    #expect(risks["R9"]?.before.score == 9 && risks["R9"]?.after == nil)
    #expect(risks["R2"]?.progress == "Talks" && risks["R2"]?.isReviewOverdue == false)
    // Its row was rejected: nothing is known of it, and nothing said to be late.
    #expect(risks["R1"]?.isReviewOverdue == false && risks["R1"]?.isKnown == false)
    #expect(risks["R3"]?.isReviewOverdue == true)
    #expect(result.scorecard.risks.map(\.id) == (1...9).map { "R\($0)" })
    let overdue = result.scorecard.alerts.filter { $0.key.rule == .riskReviewOverdue }.map(\.key.subject)
    #expect(overdue == ["R3"])
  }

  @Test func `words about somebody are warned of, and not repeated`() throws {
    let rows = "7,,2023-05-31,,Mrs Smithson of TA1 4DY was told\n8,,2023-05-31,,NHS 943 476 5919\n"
    let (result, plan) = try run(["commentary": "kpi,part,period_end,author,text\n" + rows])
    let warnings = try quality("commentary", result).warnings
    #expect(warnings.count == 3 && warnings.allSatisfy { $0.hasPrefix("1 text with what looks like a") })
    let check = try Check(
      plan.definitions.definitions, input: "\(plan.folder.path)/input", output: "", asOf: try #require(Day(iso: "2023-06-30")),
      progress: { _ in })
    #expect(check.sources.first { $0.definition.name == "commentary" }?.quality.warnings == warnings)
    let published = try plan.folder.text("output/latest/quality.csv")
    #expect(!published.contains("Smithson") && !published.contains("943"))
  }

  @Test func `late milestones raise an alert of their action, which ends with them`() throws {
    let (_, plan) = try run(updates("1.2,a,2023-04-20,green,\n1.2,a,2023-05-20,red,\n"), asOf: "2023-05-31")
    func alerts(_ day: String) throws -> [Alert] {
      try plan.run(asOf: day).scorecard.alerts.filter { $0.key == AlertKey(.actionOverdue, subject: "1.2") }
    }
    let first = try #require(try alerts("2023-05-31").first)
    #expect(first.owner == "Head of SEND" && first.state == .opened)
    try plan.folder.write(
      "action,milestone,update_date,rag,note\n1.2,a,2023-05-20,red,\n1.2,a,2023-06-20,blue,\n", to: "input/action_updates.csv")
    let second = try #require(try alerts("2023-06-30").first)
    #expect(second.id == first.id && second.state == .resolved)
  }

  @Test func `a month without reports says nothing of what was late`() throws {
    let (first, plan) = try run(updates("1.2,a,2023-05-20,red,\n"), asOf: "2023-05-31")
    #expect(first.scorecard.alerts.contains { $0.key == AlertKey(.actionOverdue, subject: "1.2") && $0.state == .opened })
    try FileManager.default.removeItem(atPath: "\(plan.folder.path)/input/action_updates.csv")
    let second = try plan.run(asOf: "2023-06-30")
    #expect(second.scorecard.alerts.first { $0.key == AlertKey(.actionOverdue, subject: "1.2") }?.state == .open)
    let progress = try milestone("1.2", "a", second)
    #expect(!progress.isKnown && !progress.isOverdue)
    #expect(second.scorecard.indicators.allSatisfy { $0.state == .notReported })
    #expect(try plan.folder.text("output/latest/actions.csv").contains(",,,,,,4,Somerset Council,,,April 2024,,\n"))
  }

  @Test func `a KPI may count what is read for its words`() throws {
    let plan = try RealPlan()
    try plan.folder.write(
      "risk_id,raised_date,risk,likelihood,impact,last_reviewed\nR1,2023-03-21,a,low,low,\nR2,2023-03-21,b,high,low,\n",
      to: "input/risks.csv")
    let counting = try plan.withDefinitions { name, text in
      guard name.hasSuffix("03-inclusion-tool.yml") else { return text }
      return """
        kpi: 3
        title: Risks
        area_of_weakness: 1
        actions: [1.1]
        owner: Somebody
        unit: schools
        better: lower
        measure: {kind: count, source: risks, day: raised_date, window: to date}
        """
    }
    let result = try counting.run(asOf: "2023-06-30")
    #expect(result.scorecard.lines.first { $0.id.kpi == "3" }?.value == 2)
    #expect(result.scorecard.risks.first { $0.id == "R2" }?.before.likelihood == .high)
  }

  @Test func `a risk's name is plain, or it is no risk's`() throws {
    let headings = "risk_id,raised_date,risk,likelihood,impact,last_reviewed\n"
    let rows = "R 9,2023-05-01,a,low,low,\n$(rm x),2023-05-01,b,low,low,\nR9 of somebody's placement,2023-05-01,c,low,low,\n"
    let (result, _) = try run(["risks": headings + rows])
    #expect(result.scorecard.risks.map(\.id).last == "R9")
    #expect(result.scorecard.risks.count == 9)
    #expect(
      try quality("risks", result).warnings == [
        "2 rows have no valid risk_id (at most 16 letters, digits, points and hyphens)"
      ])
  }

  @Test func `the colour has the day on which it was reported, whatever was said since`() throws {
    let (result, _) = try run(updates("1.1,a,2023-05-01,amber,\n1.1,a,2023-06-20,,a word\n"))
    let progress = try milestone("1.1", "a", result)
    #expect(progress.reportedOn?.description == "2023-05-01" && progress.updated?.description == "2023-06-20")
  }

  @Test func `what cannot be right is warned of, and a milestone may be named where its action should be`() throws {
    let (result, _) = try run([
      "action_updates": "action,milestone,update_date,rag,note\n1.1A,,2023-06-01,blue,\n1.1,b,2099-06-01,blue,\n",
      "risks": "risk_id,raised_date,risk,likelihood,impact,residual_likelihood,residual_impact,last_reviewed\n"
        + "R1,2023-03-21,a,low,low,high,high,2023-01-01\nR2,2023-03-21,a,low,low,low,low,2099-01-01\n",
    ])
    #expect(try milestone("1.1", "a", result).isDone)
    #expect(try quality("action_updates", result).warnings == ["1 row is dated after today"])
    #expect(
      try quality("risks", result).warnings == [
        "1 row is dated after today", "1 row is reviewed before it was raised",
        "1 row is scored higher after mitigation than before",
      ])
  }

  @Test func `a report is about the period in whose last month it ends, and what never came is said`() throws {
    let rows = "QI 3,1,2023-09-30,b,,\nQI 1,1,2023-08-31,early,,\n"
    let (result, _) = try run(
      ["qualitative": "reference,area,period_end,summary,actions_taken,source\n" + rows], asOf: "2023-10-31")
    func indicator(_ reference: String) throws -> IndicatorStatus {
      try #require(result.scorecard.indicators.first { $0.areaOfWeakness == "1" && $0.reference == reference })
    }
    #expect(try indicator("QI 3").state == .received && indicator("QI 3").missed?.map(\.description) == ["2023-06-30"])
    #expect(try indicator("QI 1").state == .due && indicator("QI 1").received?.map(\.summary) == ["early"])
  }

  @Test func `definitions that would be read wrongly, or not at all, are said with their place`() throws {
    for (file, text, message) in [
      ("Risks.yml", "risks: {}\n", "Risks.yml:1:1: error: this file is not read"),
      ("people.yaml", "people: {}\n", "rename it to people.yml"),
    ] {
      let plan = try RealPlan()
      try plan.folder.write(text, to: "Pipelines/\(file)")
      let error = #expect(throws: (any Error).self) {
        _ = try plan.withDefinitions { $1 }
      }
      #expect("\(try #require(error))".contains(message), "\(file)")
    }
    let plan = try RealPlan()
    _ = try plan.withDefinitions { $1 }
    let latin = Array("people:\n  Head of SEND: Zo".utf8) + [0xEB, 0x0A]
    try Data(latin).write(to: URL(filePath: plan.folder.path + "/Pipelines/people.yml"))
    let error = #expect(throws: (any Error).self) { _ = try DefinitionFolder(path: plan.folder.path + "/Pipelines") }
    #expect("\(try #require(error))".contains("people.yml:2:19: error: the file is not in UTF-8"))
  }

  @Test func `a file that no source reads is named, and a history that is gone is missed`() throws {
    let plan = try RealPlan()
    try plan.folder.write(RealPlan.exclusionHeadings + "X1,P1,1,2023-01-10,,K,,\n", to: "input/exclusions.csv")
    for name in ["risk register.csv", "Risks.CSV", ".hidden.csv", "notes.txt"] {
      try plan.folder.write("x\n", to: "input/\(name)")
    }
    let check = try Check(
      plan.definitions.definitions, input: plan.folder.path + "/input", output: plan.folder.path + "/output",
      asOf: try #require(Day(iso: "2023-06-30"))
    ) { _ in }
    #expect(check.strangers == ["Risks.CSV", "risk register.csv"])
    #expect(
      CheckReport(check, plan.definitions.definitions).text.contains("Risks.CSV is not used by any source."))
    try plan.run(asOf: "2023-06-30")
    try FileManager.default.removeItem(atPath: "\(plan.folder.path)/output/history.sqlite")
    let error = #expect(throws: OutputFault.self) { _ = try HistoryQueries(output: plan.folder.path + "/output") }
    #expect("\(try #require(error))".contains("First: scorecard history rebuild"))
  }

  @Test func `what is withdrawn names the papers that were made of it`() throws {
    let (result, plan) = try run([:])
    let output = plan.folder.path + "/output"
    let writing = PaperWriting(plan.definitions.definitions.plan, pipelines: RealPlan.pipelines, output: output)
    let day = try #require(Day(iso: "2023-06-30"))
    _ = try writing.write(for: writing.board("app-subgroup"), asOf: day)
    for name in ["2023-06-30-earlier.md", "2023-03-31-earlier.md"] {
      try plan.folder.write("# A paper\n", to: "output/papers/\(name)")
    }
    let upkeep = OutputMaintenance(
      output: output, clock: Clock(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let withdrawn = try upkeep.withdraw(result.scorecard.run, reason: "wrong", by: "me")
    // One of an earlier version does not say from which run it was made; its name says for which day.
    let earlier = "\(output)/papers/2023-06-30-earlier.md"
    #expect(withdrawn.papers == ["\(output)/papers/2023-06-30-app-subgroup.md", earlier])
    #expect(writing.nextDue(try writing.board("health-and-wellbeing-board"), after: day) == Day(iso: "2023-09-30"))
    #expect(writing.nextDue(try writing.board("app-subgroup"), after: day) == nil)
  }

  @Test func `one mistake is said once, whoever names what stands in its file`() throws {
    for (file, old, new, count) in [
      ("actions/1.1.yml", "lead: Head of SEND", "nonsense: Head of SEND", 2),
      ("actions/1.1.yml", "lead: Head of SEND", "laed: Head of SEND", 1),
      ("actions/1.1.yml", "by: April 2024", "by: Aprl 2024", 1),
      ("kpis/05-waiting-times.yml", "kpi: 5", "kpi: [5", 1),
      ("governance.yml", "reports_to: partnership-board", "reports_to: app-subgroup", 1),
    ] {
      let error = #expect(throws: DefinitionFault.self) {
        _ = try RealPlan().withDefinitions { name, text in
          name == file ? text.replacing(old, with: new, maxReplacements: 1) : text
        }
      }
      let said = try #require(error).diagnostics.map(\.description)
      #expect(said.count == count, "\(said)")
    }
  }

  @Test func `a risk moves between what successive runs published, and a rebuilt history knows it`() throws {
    let headings = "risk_id,raised_date,risk,likelihood,impact,residual_likelihood,residual_impact,last_reviewed\n"
    let (_, plan) = try run(["risks": headings + "R1,2023-03-21,a,medium,high,low,low,2023-06-12\n"])
    func movement() throws -> String? {
      try plan.folder.write(headings + "R1,2023-03-21,a,medium,high,low,high,2023-09-11\n", to: "input/risks.csv")
      let risk = try plan.run(asOf: "2023-09-30").scorecard.risks.first { $0.id == "R1" }
      return risk?.movement.map { "\($0) than \(risk?.earlier?.score ?? 0) on \(risk?.earlier?.day.description ?? "")" }
    }
    #expect(try movement() == "worse than 1 on 2023-06-12")
    #expect(try movement() == "worse than 1 on 2023-06-12")
    try FileManager.default.removeItem(atPath: "\(plan.folder.path)/output/history.sqlite")
    #expect(try movement() == "worse than 1 on 2023-06-12")
  }

  @Test func `evidence comes beside the indicators, where the plan has a place for it`() throws {
    let rows =
      "AE,1,2023-06-30,late,,b\nae 2,2,2023-05-31,early,,a\nAE 3,1,2023-07-01,after the day,,\nAE 4,9,2023-05-31,no area,,\nAEX,1,2023-05-31,x,,\n"
    let (result, plan) = try run(["qualitative": "reference,area,period_end,summary,actions_taken,source\n" + rows])
    #expect(result.scorecard.evidence.map(\.summary) == ["early", "late"])
    #expect(try quality("qualitative", result).warnings == ["2 rows are about an indicator that the plan does not have"])
    let none = try plan.withDefinitions { $1.replacing("additional_evidence: AE\n", with: "") }.run(asOf: "2023-06-30")
    #expect(none.scorecard.evidence.isEmpty)
    #expect(try quality("qualitative", none).warnings == ["5 rows are about an indicator that the plan does not have"])
  }

  @Test func `people's names stand in one file, and beside their titles on the page`() throws {
    let plan = try RealPlan()
    try plan.folder.write(RealPlan.exclusionHeadings + "X1,P1,1,2023-01-10,,K,,\n", to: "input/exclusions.csv")
    try plan.folder.write("people:\n  Head of SEND: A. Name\n", to: "Pipelines/people.yml")
    let named = try plan.withDefinitions { $1 }
    try named.run(asOf: "2023-06-30")
    #expect(try plan.folder.text("output/latest/dashboard.html").contains("<dd>Head of SEND, Somerset Council (A. Name)</dd>"))
    #expect(try plan.folder.text("output/latest/scorecard.json").contains("\"Head of SEND\" : \"A. Name\""))
    for table in ["actions.csv", "scorecard.csv", "alerts.csv"] {
      #expect(try !plan.folder.text("output/latest/\(table)").contains("A. Name"))
    }
    let broken = #expect(throws: DefinitionFault.self) {
      _ = try plan.withDefinitions { $1.replacing("lead: Head of SEND", with: "leda: Head of SEND") }
    }
    #expect(try #require(broken).diagnostics.allSatisfy { !$0.message.contains("job title") })
    try plan.folder.write("people:\n  Head of SEDN: A. Name\n", to: "Pipelines/people.yml")
    let error = #expect(throws: (any Error).self) { _ = try plan.withDefinitions { $1 } }
    #expect("\(try #require(error))".contains("job title 'Head of SEDN' is not known"))
  }

  @Test func `a link to what does not exist is a mistake with its line`() throws {
    for (file, old, new, message) in [
      ("risks.yml", "kpis: [6]", "kpis: [66]", "KPI '66' is not known"),
      ("actions/1.1.yml", "area_of_weakness: 1", "area_of_weakness: 3", "area of weakness '3' is not known"),
      ("actions/1.1.yml", "by: July 2023", "by: Juli 2023", "'Juli 2023' is not a month or a date"),
      ("actions/1.1.yml", "by: July 2023", "by: March 2023", "'March 2023' is before the start of the plan"),
      (
        "actions/1.1.yml", "December 2023, March 2024]", "August 2023, March 2024]",
        "'August 2023' is not between 2023-09-30 and 'by'"
      ),
      ("actions/1.1.yml", "March 2024]", "May 2024]", "'May 2024' is not between 2023-12-31 and 'by' (2024-04-30)"),
      ("actions/1.1.yml", "March 2024]", "March 2024]\n    every_months: 6", "cannot have both dates and every_months"),
      ("qualitative.yml", "every_months: 3", "every_months: 0", "'every_months' cannot be 0"),
      ("governance.yml", "reports_to: partnership-board", "reports_to: partnership", "board 'partnership' is not known"),
      (
        "governance.yml", "every_months: 3\n", "every_months: 3\n    reports_to: app-subgroup\n",
        "app-subgroup reports to partnership-board reports to children-and-families-board reports to app-subgroup: no board is at the top"
      ),
      ("governance.yml", "boards:", "bodies:", "'bodies' is now called 'boards'"),
      ("governance.yml", "off_track, milestones", "of_track, milestones", "section 'of_track' is not known"),
      ("kpis/07-exclusions.yml", "actions: [2.1, 2.3]", "actions: [2.1, 2.9]", "action '2.9' is not known"),
    ] {
      let error = #expect(throws: (any Error).self) {
        _ = try RealPlan().withDefinitions { name, text in
          name == file ? text.replacing(old, with: new, maxReplacements: 1) : text
        }
      }
      let said = "\(try #require(error))"
      #expect(said.contains(message), "\(file): \(said.prefix(300))")
    }
  }
}
