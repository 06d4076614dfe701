package import Model

/// Who and what gets a figure.
package struct OutputSentences: Sendable {
  private let kpi: KPIDefinition
  private let figure: FigureDefinition
  private let definitions: DefinitionSet
  private let isCharted: Bool

  /// Sentences about a figure of this KPI; `isCharted` says whether it has a control chart.
  package init(_ kpi: KPIDefinition, _ figure: FigureDefinition, _ definitions: DefinitionSet, isCharted: Bool) {
    (self.kpi, self.figure, self.definitions, self.isCharted) = (kpi, figure, definitions, isCharted)
  }

  /// Each place as a short name with what it shows: `scorecard.csv`, `the line of KPI 7`.
  package var places: [(name: String, what: String)] { files + papers + readers }

  private var files: [(name: String, what: String)] {
    var files = [("scorecard.csv", "the line of KPI \(figure.id)")]
    files.append(("series.csv", figure.alsoShown.isEmpty ? "every month-end" : "every month-end, and what is shown next to it"))
    if !figure.breakdowns.isEmpty {
      files.append(("breakdowns.csv", figure.breakdowns.map { WrittenName.of($0.name) }.joinedInWords))
    }
    if !figure.targets.isEmpty { files.append(("targets.csv", "the targets, and whether they were met")) }
    if isCharted { files.append(("spc.csv", "the points and limits of its control chart")) }
    if !alertRules.isEmpty { files.append(("alerts.csv", "the alerts about it")) }
    files.append(("scorecard.json", "all of this, for programs"))
    return files + [("dashboard.html", "the page’s section on KPI \(figure.id)"), ("scorecard.xlsx", "the workbook")]
  }

  /// The same as sentences, with the rules of alerts.
  package var all: [String] {
    places.map { "\($0.name): \($0.what)." } + [alerts]
  }

  /// The boards whose papers have figures, and how often.
  private var papers: [(name: String, what: String)] {
    definitions.plan.boards.compactMap { board in
      let sections = [
        board.wants.contains(.kpis) ? "all figures" : nil, board.wants.contains(.scoreCard) ? "the score card" : nil,
        board.wants.contains(.offTrack) ? "figures that are off track" : nil,
        board.wants.contains(.changes) ? "what has changed" : nil,
      ].compactMap(\.self)
      guard !sections.isEmpty else { return nil }
      let often = board.everyMonths == 1 ? "month" : "\(board.everyMonths) months"
      return (board.title, "its paper every \(often), with \(sections.joinedInWords)")
    }
  }

  /// Who hears about the figure and about its exports.
  private var readers: [(name: String, what: String)] {
    let data = definitions.plan.alerts.dataOwner
    guard data != kpi.owner else { return [(data, "alerts about the figure and about its exports")] }
    return [(kpi.owner, "alerts about the figure"), (data, "alerts about its exports")]
  }

  /// Those that are on. Without a control chart there is no change that is called real.
  private var alertRules: [AlertRule] {
    AlertRule.allCases.filter { rule in
      rule.subject == .figure && kpi.alerts[rule].isOn && (isCharted || rule != .specialCause)
    }
  }

  private var alerts: String {
    let rules = alertRules
    guard !rules.isEmpty else { return "No rule raises an alert about this figure." }
    return "Rules that raise an alert about it: \(rules.map(said).joined(separator: "; "))."
  }

  private func said(_ rule: AlertRule) -> String {
    let policy = kpi.alerts[rule]
    switch rule {
    case .offTrajectory:
      let amber = policy.amberSeverity.map { ", amber (\($0.rawValue))" } ?? ""
      return "red (\(policy.severity.rawValue))\(amber)"
    case .targetMissed: return "a target is missed"
    case .worsened:
      let running = policy.monthsRunning > 0 ? ", or worse \(policy.monthsRunning) month-ends in a row" : ""
      return "worse by \(Unit.decimal(policy.percent, places: 0))% or more\(running)"
    case .specialCause: return "a real deterioration on the control chart"
    case .restated: return "published values changed by \(Unit.decimal(policy.percent, places: 0))% or more"
    case .notComputed: return "the figure could not be calculated because of its data"
    case .sourceStale, .sourceShrunk, .sourceRefused, .rejectsHigh, .actionOverdue, .riskReviewOverdue, .findingOverdue:
      return rule.rawValue
    }
  }
}
