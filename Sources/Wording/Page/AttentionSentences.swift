package import Model

/// What is said above and next to the alerts of the page.
package struct AttentionSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` has the names of what alerts are about.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// What alerts are about. `line` is the figure's, where they are about one.
  package func heading(of key: AlertKey, _ line: ScorecardLine?) -> String {
    if let line { return "KPI \(line.id): \(line.shortTitle)" }
    return switch key.rule.subject {
    case .action: "Action \(key.subject): \(scorecard.actions.first { $0.id == key.subject }?.title ?? "")"
    case .risk: "Risk \(key.subject)" + (scorecard.risks.first { $0.id == key.subject }.map { ": score \($0.score) of 9" } ?? "")
    case .indicator:
      scorecard.indicators.first { $0.alertSubject == key.subject }?.heading ?? "Qualitative indicator \(key.subject)"
    case .source, .figure: "Data extract: \(scorecard.quality.first { $0.source == key.subject }?.title ?? key.subject)"
    }
  }

  /// Above all alerts about one kind of thing.
  package static func group(_ subject: AlertRule.Subject) -> String {
    switch subject {
    case .figure: "Figures"
    case .action: "Actions and milestones"
    case .risk: "Risks"
    case .indicator: "Qualitative findings"
    case .source: "Data extracts"
    }
  }

  /// The owner of the alert: `Lead: Head of SEND`.
  package func owner(of alert: Alert) -> String {
    "\(alert.key.rule.subject == .action ? "Lead" : "Owner"): \(scorecard.named(alert.owner))"
  }

  /// How bad an alert is: `Critical`, or `Warning, acknowledged`.
  package func label(of alert: Alert) -> String {
    let severity =
      switch alert.finding.severity {
      case .critical: "Critical"
      case .warning: "Warning"
      case .information: "For information"
      }
    return severity + (alert.state == .acknowledged ? ", acknowledged" : "")
  }

  /// One question for several figures whose target date has passed. Each would otherwise have the same one with its own target.
  package static let sharedQuestion =
    "Suggested question for each figure whose target date has passed: what will bring it to its target, and by what date?"

  /// A question that is the same for several figures.
  package static func shared(_ question: String, by lines: [ScorecardLine]) -> String {
    "Suggested question for KPI \(lines.map(\.id.description).joinedInWords): \(question)"
  }

  /// Whether the shared question is the one to ask about a figure.
  package static func isShared(_ line: ScorecardLine) -> Bool {
    guard !line.restsOnLess, line.variation != .concern, line.rag == .red || line.rag == .amber else { return false }
    return line.targets.last.map { $0.date <= line.asOf } ?? false
  }
}
