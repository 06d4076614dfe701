package import Model

/// How an alert differs between two scorecards, in words.
package enum ChangedAlertSentence {
  /// `off_trajectory-8-2024-03-31: critical, was warning: KPI 8, …`; empty where neither has it.
  package static func text(from: Alert?, to: Alert?) -> String {
    switch (from, to) {
    case (nil, let to?): "\(to.id): new (\(status(to))): \(to.finding.message)"
    case (let from?, nil): "\(from.id): no longer there (it was \(status(from))): \(from.finding.message)"
    case (let from?, let to?): "\(to.id): \(changes(from, to)): \(to.finding.message)"
    case (nil, nil): ""
    }
  }

  /// `critical`, `warning, resolved`.
  private static func status(_ alert: Alert) -> String {
    alert.finding.severity.rawValue + (state(alert) == .open ? "" : ", \(alert.state.rawValue)")
  }

  private static func changes(_ from: Alert, _ to: Alert) -> String {
    let (was, now) = (from.finding.severity, to.finding.severity)
    let all = [
      was == now ? nil : "\(now.rawValue), was \(was.rawValue)",
      state(from) == state(to) ? nil : "\(state(to).rawValue), was \(state(from).rawValue)",
      from.id == to.id ? nil : "it was \(from.id) before",
    ]
    return all.compactMap(\.self).joined(separator: "; ")
  }

  /// An alert that is new on one day is open on a later one, and is the same.
  private static func state(_ alert: Alert) -> Alert.State { alert.state == .opened ? .open : alert.state }
}
