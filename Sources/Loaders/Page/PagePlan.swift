internal import Model
internal import Wording

/// The plan's own side of the page: what is being done, what could go wrong, what was found out.
struct PagePlan: Sendable {
  struct Action: Sendable {
    var anchor: String
    var heading: String
    var text: String
    var words: String
    var table: PageTable
    var about: [PageDetail.Fact]
  }
  struct Finding: Sendable {
    var heading: String
    var state: String?
    var quote: PageDetail.Quote?
    var taken: String?
  }

  let actions: [Action]
  /// Where the risks stand without what is done against them, and with it.
  let heatMaps: [PageTable]
  let legend: String
  let risks: PageTable?
  let findings: [Finding]
  let governance: PageTable?

  init(_ scorecard: Scorecard) {
    actions = scorecard.actions.map { Action($0, scorecard) }
    let mitigated = RiskMap(scorecard.risks, isMitigated: true)
    legend = mitigated.legend
    heatMaps = [
      Self.map("Without what is done against them", RiskMap(scorecard.risks, isMitigated: false)),
      Self.map("With what is done against them, now", mitigated),
    ]
    risks = scorecard.risks.isEmpty ? nil : Self.table(scorecard.risks, scorecard)
    governance = scorecard.governance.isEmpty ? nil : Self.governance(scorecard)
    findings = scorecard.indicators.map { Finding($0) } + scorecard.evidence.map { Finding(evidence: $0) }
  }

  private static func governance(_ scorecard: Scorecard) -> PageTable {
    let titles = Dictionary(scorecard.governance.map { ($0.id, $0.title) }) { first, _ in first }
    return PageTable(
      "Who oversees the plan", ["Board", "Co-chairs", "Members", "Guaranteed seats", "Report", "Escalation"],
      numbers: [],
      scorecard.governance.map { board in
        [
          board.title, board.coChairs.map { scorecard.named($0) }.joined(separator: "; "), board.members.joined(separator: "; "),
          board.seats.joined(separator: "; "),
          (board.everyMonths == 1 ? "monthly" : "every \(board.everyMonths) months")
            + (board.reportsTo.flatMap { titles[$0] }.map { "; reports to the \($0)" } ?? ""),
          board.escalation ?? "",
        ]
      })
  }

  private static func map(_ caption: String, _ map: RiskMap) -> PageTable {
    PageTable(
      caption, RiskMap.headings, numbers: [], map.rows.map { [$0.likelihood] + $0.cells.map(\.text) },
      classes: map.rows.map { [""] + $0.cells.map { "heat " + $0.shade } })
  }

  private static func table(_ risks: [RiskStatus], _ scorecard: Scorecard) -> PageTable {
    PageTable(
      "The risk register",
      ["Risk", "What could happen", "Before", "Now", "Last review", "Owner", "What is done", "How it stands"],
      numbers: [2, 3],
      risks.map { risk in
        [
          risk.id, Excerpt.of(risk.risk), "\(risk.before.score)", "\(risk.score)", risk.lastReviewed?.inWords ?? "none yet",
          risk.owner.map { scorecard.named($0) } ?? "none named",
          [risk.mitigation, risk.progress].filter { !$0.isEmpty }.map { Excerpt.of($0) }.joined(separator: " Progress: "),
          risk.words,
        ]
      })
  }
}

extension PagePlan.Action {
  init(_ action: ActionStatus, _ scorecard: Scorecard) {
    anchor = Self.anchor(action.id)
    heading = SafeText.harmless("Action \(action.id): \(action.title)")
    (text, words) = (SafeText.harmless(action.text), SafeText.harmless(action.words))
    table = PageTable(
      "Milestones of action \(action.id)", ["Milestone", "What", "Due", "Who", "Reported", "Completed on", "What the dates say"],
      numbers: [],
      action.milestones.map { milestone in
        let progress = milestone.progress
        return [
          action.id + milestone.id, milestone.text, milestone.dueInWords,
          scorecard.responsible(for: milestone, of: action),
          [progress.reportedInWords, Excerpt.of(progress.note)].filter { !$0.isEmpty }.joined(separator: ". "),
          progress.completedOn?.inWords ?? "", progress.datesInWords,
        ]
      })
    about = [
      ("Lead", scorecard.named(action.lead)),
      ("Due", action.due.map { $0.inWords } ?? ""),
      (
        "Completed on",
        action.progress.completedOn.map { $0.inWords + (action.progress.isDoneLate == true ? " (late)" : "") }
          ?? "not reported as done"
      ),
      (
        "KPIs it should move",
        action.kpis.isEmpty ? "none" : action.kpis.map { Self.moved($0, scorecard) }.joined(separator: "; ")
      ),
    ].map { PageDetail.Fact(term: $0.0, text: SafeText.harmless($0.1)) }
  }

  /// A KPI with how its figures stand: `5: 5a amber, improving, 5b red, improving`.
  private static func moved(_ kpi: String, _ scorecard: Scorecard) -> String {
    let figures = scorecard.lines.filter { $0.id.kpi == kpi }.map { line in
      let state = [line.value == nil ? "not computed" : line.rag?.rawValue, line.direction?.rawValue].compactMap(\.self)
      return (line.id.part.isEmpty ? "" : "\(line.id) ") + (state.isEmpty ? "no target" : state.joined(separator: ", "))
    }
    return "\(kpi): \(figures.joined(separator: ", "))"
  }

  static func anchor(_ id: String) -> String { "action-" + id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") } }
}

extension PagePlan.Finding {
  init(_ indicator: IndicatorStatus) {
    heading = SafeText.harmless("Area \(indicator.areaOfWeakness), \(indicator.reference): \(indicator.text)")
    state = indicator.stateInWords
    (quote, taken) = (indicator.latest.map(Self.quote), indicator.latest.flatMap(Self.taken))
  }

  init(evidence: QualitativeReport) {
    heading = SafeText.harmless("Area \(evidence.areaOfWeakness), \(evidence.reference): additional evidence of impact")
    (quote, taken) = (Self.quote(evidence), Self.taken(evidence))
  }

  private static func quote(_ report: QualitativeReport) -> PageDetail.Quote {
    PageDetail.Quote(text: report.summary, attribution: report.attribution)
  }

  private static func taken(_ report: QualitativeReport) -> String? {
    report.actionsTaken.isEmpty ? nil : SafeText.harmless("Done about it: " + Excerpt.of(report.actionsTaken))
  }
}

extension Scorecard {
  /// Who answers for a milestone: its officers, or the action's lead where it has none of its own.
  func responsible(for milestone: MilestoneStatus, of action: ActionStatus, isBrief: Bool = false) -> String {
    (milestone.officers.isEmpty ? [action.lead] : milestone.officers).map { named($0, isBrief: isBrief) }.joined(separator: "; ")
  }
}
