import Model
import Testing
import Transformers
import Wording

/// Alerts about actions, risks and indicators, and who hears of each.
@Suite struct PlanVerdictsTests {
  @Test func `a late report raises an alert to its owner, and no data resolves none`() throws {
    var indicator = QualitativeDefinition(reference: "QI 3", areaOfWeakness: "1", text: "Complaints", everyMonths: 3)
    indicator.owner = "An owner"
    func verdict(_ reports: [QualitativeReport]?, asOf text: String) throws -> Verdict? {
      let status = QualitativeReceipts(
        reports, planStart: try InventedAction.day("2023-04-01"), asOf: try InventedAction.day(text)
      ).status(of: indicator)
      return PlanVerdicts(.standard, asOf: try InventedAction.day(text)).verdict(about: status)
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
        == "QI 3 of area of weakness 1: no report received for the period to 30 June 2023, due by 31 July 2023. Owner: An owner."
    )
    let report = QualitativeReport(
      reference: "QI 3", areaOfWeakness: "1", periodEnd: try InventedAction.day("2023-06-30"), summary: "s", actionsTaken: "",
      source: "")
    #expect(try verdict([report], asOf: "2023-08-01")?.outcome == .clear)
  }

  @Test func `an overdue review goes to the risk's owner, where it has one`() throws {
    var risk = RiskDefinition(
      id: "R1", raised: try InventedAction.day("2023-03-21"), risk: "r", before: RiskScore(likelihood: .low, impact: .high),
      mitigation: "m",
      after: nil, kpis: [])
    func owner() throws -> String? {
      let update = RiskUpdate(
        id: "R1", raised: risk.raised, risk: "r", before: risk.before, mitigation: "m", after: nil, progress: "",
        lastReviewed: nil)
      let status = try #require(
        RiskRegister([risk], [update], asOf: try InventedAction.day("2023-07-31")).statuses(red: []).first)
      return PlanVerdicts(.standard, asOf: try InventedAction.day("2023-07-31")).verdict(about: status)?.owner
    }
    #expect(try owner() == "Data team")
    risk.owner = "An owner"
    #expect(try owner() == "An owner")
  }

  @Test func `its lead hears of what is late, with the dates`() throws {
    let verdicts = PlanVerdicts(.standard, asOf: try InventedAction.day("2023-07-10"))
    let verdict = try #require(
      verdicts.verdict(about: try InventedAction.status([("a", "2023-07-01", .red)], asOf: "2023-07-10")))
    #expect(verdict.owner == "A lead" && verdict.key == AlertKey(.actionOverdue, subject: "1.1"))
    guard case .firing(let finding) = verdict.outcome else {
      Issue.record("does not fire")
      return
    }
    #expect(said(finding, verdict) == "Action 1.1, An action: milestone 1.1a (due 30 June 2023) is not complete. Lead: A lead.")
    #expect(verdicts.verdict(about: try InventedAction.status([], asOf: "2023-05-01"))?.outcome == .clear)
  }
}

/// What an alert of this verdict says.
private func said(_ finding: Finding, _ verdict: Verdict) -> String {
  finding.fact.map { AlertSentence($0, key: verdict.key, owner: verdict.owner).message } ?? ""
}
