package import Model

/// What stands above and beside the alerts of the page.
package struct AttentionSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` has the names of what alerts are about.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// What alerts are about. `line` is the figure's, where they are about one.
  package func heading(of key: AlertKey, _ line: ScorecardLine?) -> String {
    if let line { return "KPI \(line.id): \(line.shortTitle)" }
    return switch key.rule.subject {
    case .action: "Action \(key.subject): \(scorecard.actions.first { $0.id == key.subject }?.title ?? "")"
    case .risk: "Risk \(key.subject)"
    case .indicator:
      scorecard.indicators.first { $0.alertSubject == key.subject }?.heading ?? "Qualitative indicator \(key.subject)"
    case .source, .figure: "Export: \(scorecard.quality.first { $0.source == key.subject }?.title ?? key.subject)"
    }
  }

  /// How bad an alert is, before what it says: `Critical, acknowledged:`.
  package func label(of alert: Alert) -> String {
    let severity =
      switch alert.finding.severity {
      case .critical: "Critical"
      case .warning: "Warning"
      case .information: "For information"
      }
    return severity + (alert.state == .acknowledged ? ", acknowledged:" : ":")
  }
}
