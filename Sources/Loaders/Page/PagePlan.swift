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
  /// What the plan's first page says of the inspection and of who answers for the plan, a paragraph each.
  let header: [String]

  var hasOversight: Bool { governance != nil || !header.isEmpty }

  init(_ scorecard: Scorecard) {
    actions = scorecard.actions.map { Action($0, scorecard) }
    let mitigated = RiskMap(scorecard.risks, isMitigated: true)
    legend = mitigated.legend
    heatMaps = [
      Self.map(PlanCaption.unmitigatedRisks, RiskMap(scorecard.risks, isMitigated: false)),
      Self.map(PlanCaption.mitigatedRisks, mitigated),
    ]
    risks = scorecard.risks.isEmpty ? nil : Self.table(scorecard.risks, scorecard)
    header = HeaderSentences(scorecard).sentences.map(SafeText.harmless)
    governance = scorecard.governance.isEmpty ? nil : Self.governance(scorecard)
    findings = scorecard.indicators.map { Finding($0) } + scorecard.evidence.map { Finding(evidence: $0) }
  }

  private static func governance(_ scorecard: Scorecard) -> PageTable {
    PageTable(
      PlanCaption.governance, ["Board", "Co-chairs", "Members", "Guaranteed seats", "Report", "Escalation"],
      numbers: [],
      scorecard.governance.map { board in
        [
          board.title, board.coChairs.map { scorecard.named($0) }.joined(separator: "; "), board.members.joined(separator: "; "),
          board.seats.joined(separator: "; "), board.reportsInWords(among: scorecard.governance), board.escalation ?? "",
        ]
      }, narrow: .stacks)
  }

  private static func map(_ caption: String, _ map: RiskMap) -> PageTable {
    PageTable(
      caption, RiskMap.headings, numbers: [], map.rows.map { [$0.likelihood] + $0.cells.map(\.text) },
      classes: map.rows.map { [""] + $0.cells.map { "heat " + $0.shade } })
  }

  private static func table(_ risks: [RiskStatus], _ scorecard: Scorecard) -> PageTable {
    PageTable(
      PlanCaption.risks,
      ["Risk", "What could happen", "Before mitigation", "Current", "Last review", "Owner", "Mitigation", "Summary"],
      numbers: [2, 3],
      risks.map { risk in
        [
          risk.id, Excerpt.of(risk.risk), "\(risk.before.score)", "\(risk.score)", risk.reviewInWords,
          risk.ownerInWords(in: scorecard), risk.mitigationInWords, risk.words,
        ]
      }, narrow: .stacks)
  }
}

extension PagePlan.Action {
  init(_ action: ActionStatus, _ scorecard: Scorecard) {
    anchor = Self.anchor(action.id)
    heading = SafeText.harmless(action.heading)
    (text, words) = (SafeText.harmless(action.text), SafeText.harmless(action.words))
    table = PageTable(
      action.milestonesCaption, ["Milestone", "What", "Due", "Who", "Reported", "Completed on", "Check"],
      numbers: [],
      action.milestones.map { milestone in
        let progress = milestone.progress
        return [
          action.id + milestone.id, milestone.text, milestone.dueInWords,
          scorecard.responsible(for: milestone, of: action),
          progress.reportedInFull, progress.completedOn?.inWords ?? "", progress.datesInWords,
        ]
      }, narrow: .stacks)
    about = action.about(in: scorecard).map { PageDetail.Fact(term: $0.term, text: SafeText.harmless($0.text)) }
  }

  static func anchor(_ id: String) -> String { "action-" + id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") } }
}

extension PagePlan.Finding {
  init(_ indicator: IndicatorStatus) {
    heading = SafeText.harmless(indicator.heading)
    state = indicator.stateInWords
    (quote, taken) = (indicator.latest.map(Self.quote), indicator.latest.flatMap(Self.taken))
  }

  init(evidence: QualitativeReport) {
    heading = SafeText.harmless(evidence.evidenceHeading)
    (quote, taken) = (Self.quote(evidence), Self.taken(evidence))
  }

  private static func quote(_ report: QualitativeReport) -> PageDetail.Quote {
    PageDetail.Quote(text: report.summary, attribution: report.attribution)
  }

  private static func taken(_ report: QualitativeReport) -> String? {
    report.actionsInWords.map(SafeText.harmless)
  }
}
