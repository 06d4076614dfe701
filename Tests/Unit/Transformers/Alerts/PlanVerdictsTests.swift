import Model
import Testing
import Transformers
import Wording

/// Alerts about actions, risks and indicators, and who hears of each.
@Suite struct PlanVerdictsTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func due(_ text: String, from: String? = nil) throws -> DueDate {
    DueDate(from: try from.map(day), by: try day(text), printed: text)
  }

  /// Due on 31 December, with milestones due on 30 June and 30 September.
  private func action() throws -> ActionDefinition {
    ActionDefinition(
      id: "1.1", title: "An action", areaOfWeakness: "1", due: try due("2023-12-31"), lead: "A lead",
      milestones: [
        MilestoneDefinition(id: "a", text: "The first", due: try due("2023-06-30"), officers: []),
        MilestoneDefinition(id: "b", text: "The second", due: try due("2023-09-30"), officers: ["An officer"]),
      ])
  }

  private func status(_ rows: [(milestone: String, date: String, rag: ProgressRAG?)], asOf: String) throws -> ActionStatus {
    let updates = try rows.map {
      ActionUpdate(action: "1.1", milestone: $0.milestone, date: try day($0.date), rag: $0.rag, note: $0.date)
    }
    return ActionProgress(updates, planStart: try day("2023-04-01"), asOf: try day(asOf)).status(of: try action(), kpis: ["7"])
  }

  @Test func `a late report raises an alert to its owner, and no data resolves none`() throws {
    var indicator = QualitativeDefinition(reference: "QI 3", areaOfWeakness: "1", text: "Complaints", everyMonths: 3)
    indicator.owner = "An owner"
    func verdict(_ reports: [QualitativeReport]?, asOf text: String) throws -> Verdict? {
      let status = QualitativeReceipts(reports, planStart: try day("2023-04-01"), asOf: try day(text)).status(of: indicator)
      return PlanVerdicts(.standard, asOf: try day(text)).verdict(about: status)
    }
    #expect(try verdict([], asOf: "2023-06-29") == nil)
    #expect(try verdict([], asOf: "2023-07-31")?.outcome == .clear)
    #expect(try verdict(nil, asOf: "2023-08-01")?.outcome == .unknown)
    let late = try #require(try verdict([], asOf: "2023-08-01"))
    #expect(late.owner == "An owner" && late.key == AlertKey(.findingOverdue, subject: "1-QI-3"))
    guard case .firing(let finding) = late.outcome else {
      Issue.record("does not fire")
      return
    }
    #expect(
      said(finding, late)
        == "QI 3 of area of weakness 1: no report came for the period to 30 June 2023; it was due by 31 July 2023. Owner: An owner."
    )
    let report = QualitativeReport(
      reference: "QI 3", areaOfWeakness: "1", periodEnd: try day("2023-06-30"), summary: "s", actionsTaken: "", source: "")
    #expect(try verdict([report], asOf: "2023-08-01")?.outcome == .clear)
  }

  @Test func `an overdue review goes to the risk's owner, where it has one`() throws {
    var risk = RiskDefinition(
      id: "R1", raised: try day("2023-03-21"), risk: "r", before: RiskScore(likelihood: .low, impact: .high), mitigation: "m",
      after: nil, kpis: [])
    func owner() throws -> String? {
      let update = RiskUpdate(
        id: "R1", raised: risk.raised, risk: "r", before: risk.before, mitigation: "m", after: nil, progress: "",
        lastReviewed: nil)
      let status = try #require(RiskRegister([risk], [update], asOf: try day("2023-07-31")).statuses(red: []).first)
      return PlanVerdicts(.standard, asOf: try day("2023-07-31")).verdict(about: status)?.owner
    }
    #expect(try owner() == "Data team")
    risk.owner = "An owner"
    #expect(try owner() == "An owner")
  }

  @Test func `its lead hears of what is late, with the dates`() throws {
    let verdicts = PlanVerdicts(.standard, asOf: try day("2023-07-10"))
    let verdict = try #require(verdicts.verdict(about: try status([("a", "2023-07-01", .red)], asOf: "2023-07-10")))
    #expect(verdict.owner == "A lead" && verdict.key == AlertKey(.actionOverdue, subject: "1.1"))
    guard case .firing(let finding) = verdict.outcome else {
      Issue.record("does not fire")
      return
    }
    #expect(said(finding, verdict) == "Action 1.1, An action: a milestone is late: 1.1a (due 30 June 2023). Lead: A lead.")
    #expect(verdicts.verdict(about: try status([], asOf: "2023-05-01"))?.outcome == .clear)
  }
}

/// What an alert of this verdict says.
private func said(_ finding: Finding, _ verdict: Verdict) -> String {
  finding.fact.map { AlertSentence($0, key: verdict.key, owner: verdict.owner).message } ?? ""
}
