import Model
import Platform
import Testing
import Transformers

/// What exports report on the plan, without a run.
@Suite struct PlanReportsTests {
  private static let day = Day(number: 19_508)  // 31 May 2023

  private static var definitions: DefinitionSet {
    var plan = PlanDefinition(
      name: "P", area: "A", start: day - 60, checkpoints: [], areasOfWeakness: [AreaOfWeakness(id: "1", title: "First")],
      actions: [
        ActionDefinition(
          id: "1.1", title: "Do it",
          milestones: [MilestoneDefinition(id: "a", text: "Begin", due: DueDate(by: day, printed: "May"), officers: [])])
      ], alerts: .standard)
    plan.indicators = [QualitativeDefinition(reference: "QI 1", areaOfWeakness: "1", text: "Families say", everyMonths: 3)]
    plan.evidence = "AE"
    return DefinitionSet(plan: plan, sources: [], kpis: [])
  }

  private func reports(_ rows: NarrativeRows...) -> PlanReports {
    let records = Dictionary(uniqueKeysWithValues: rows.map { ($0.source.rawValue, $0.records) })
    return PlanReports(
      records, rows.map { SourceQuality(source: $0.source.rawValue, status: .delivered) }, of: Self.definitions, asOf: Self.day,
      today: Self.day + 5, Workers(threads: 1))
  }

  private func warnings(_ reports: PlanReports, _ source: NarrativeSource) -> [NarrativeWarning] {
    reports.warnings.filter { $0.source == source.rawValue }.map(\.warning)
  }

  @Test func `what was not delivered is not known, and what is empty is none`() {
    #expect(reports().updates == nil && reports().risks == nil && reports().reports == nil && reports().warnings.isEmpty)
    #expect(reports(NarrativeRows(.actionUpdates, [])).updates == [])
  }

  @Test(arguments: [("1.1", "a"), ("1.1", "1.1a"), ("1.1", "1.1 A"), ("1.1a", ""), (" 1.1 ", "A")])
  func `milestones are named as people name them`(action: String, milestone: String) {
    let found = reports(
      NarrativeRows(.actionUpdates, [["action": action, "milestone": milestone, "update_date": "2023-05-30", "rag": "green"]]))
    #expect(found.updates?.map { [$0.action, $0.milestone] } == [["1.1", "a"]] && found.warnings.isEmpty)
  }

  @Test func `rows about nothing in the plan and rows of the future are counted, and not quoted`() {
    let found = reports(
      NarrativeRows(
        .actionUpdates,
        [
          ["action": "9.9", "milestone": "", "update_date": "2023-05-30", "rag": "green"],
          ["action": "1.1", "milestone": "", "update_date": "2023-06-30", "rag": "blue"],
        ]))
    #expect(warnings(found, .actionUpdates) == [.aboutNothing(rows: 1, .action), .afterToday(rows: 1)])
  }

  @Test func `a risk without a plain name is left out, and one that cannot be right is doubted`() {
    func risk(_ id: String, likelihood: String = "low", residual: String = "high", reviewed: String = "2023-03-01") -> [String:
      String]
    {
      [
        "risk_id": id, "raised_date": "2023-04-01", "risk": "r", "likelihood": likelihood, "impact": "low",
        "residual_likelihood": residual, "residual_impact": "high", "last_reviewed": reviewed,
      ]
    }
    let found = reports(NarrativeRows(.risks, [risk("R1"), risk("a name and more than that")]))
    #expect(found.risks?.map(\.id) == ["R1"])
    #expect(
      warnings(found, .risks) == [
        .reviewedBeforeRaised(rows: 1), .worseWithMitigation(rows: 1), .noPlainRiskID(rows: 1),
      ])
  }

  @Test func `evidence has a place beside the indicators, up to the day`() {
    func row(_ reference: String, _ end: String) -> [String: String] {
      ["reference": reference, "area": "1", "period_end": end, "summary": "s", "actions_taken": "", "source": ""]
    }
    let found = reports(
      NarrativeRows(
        .qualitative, [row("qi1", "2023-05-31"), row("AE 2", "2023-05-31"), row("ae", "2023-07-31"), row("ZZ", "2023-05-31")]))
    #expect(found.reports?.first?.reference == "QI 1")
    #expect(found.evidence.map(\.reference) == ["AE 2"])
    #expect(warnings(found, .qualitative) == [.aboutNothing(rows: 1, .indicator)])
  }

  @Test func `a text that may name a child is told by its kind`() {
    let found = reports(
      NarrativeRows(
        .actionUpdates,
        [["action": "1.1", "milestone": "", "update_date": "2023-05-30", "rag": "green", "note": "Born 01/02/2015."]]))
    #expect(warnings(found, .actionUpdates) == [.personal(.dateOfBirth, texts: 1)])
  }
}
