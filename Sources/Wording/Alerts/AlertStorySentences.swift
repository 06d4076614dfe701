package import Model

/// How an alert came, who was told, and why or why not.
package struct AlertStorySentences: Sendable {
  private let id: String

  /// `id` is the alert's.
  package init(_ id: String) { self.id = id }

  /// How many alerts there are.
  package static func count(_ alerts: [Alert], on day: Day) -> String {
    let count = alerts.isEmpty ? "No alerts" : alerts.count == 1 ? "1 alert" : "\(alerts.count) alerts"
    return "\(count) as at \(day.inWords)"
  }

  /// How a run left it.
  package func sentence(_ step: AlertStory.Step) -> String {
    guard !step.isWithdrawn else { return "\(state(of: step.alert)) (withdrawn since)" }
    guard !step.isNewest else { return state(of: step.alert) }
    return
      "\(state(of: step.alert)) (\(step.day.isEndOfMonth ? "an older day" : "no month-end"): today's alerts were not touched)"
  }

  private func state(of alert: Alert) -> String {
    let severity = alert.finding.severity.rawValue
    switch alert.state {
    case .pending: return "pending since \(alert.firingSince): it must hold longer before it opens"
    case .opened: return "opened, \(severity)"
    case .open:
      return alert.clearSince.map { "kept open, although it no longer holds since \($0)" }
        ?? (alert.finding.asOf == alert.openedOn ? "open, \(severity), on no newer data" : "open, \(severity)")
    case .acknowledged: return "open, \(severity), acknowledged"
    case .resolved: return "resolved"
    }
  }

  /// Whether its owner was told, and whether that was sent.
  package func sentence(_ telling: AlertStory.Telling) -> String {
    let notice = telling.notice
    guard notice.isTold else { return "\(notice.owner) was not told: \(notice.reason.rawValue)" }
    let isNamed = notice.firing.contains { $0.id == id }
    let about = isNamed ? "of it" : notice.resolved.contains(id) ? "that it is over" : "of others"
    return "\(notice.owner) was told \(about): \(notice.reason.rawValue); \(delivery(of: telling))"
  }

  private func delivery(of telling: AlertStory.Telling) -> String {
    switch telling.delivery {
    case .delivered: "sent at \(telling.deliveredAt ?? "?")"
    case .waiting: telling.error.map { "not sent yet, after \(telling.attempts) attempts: \($0)" } ?? "not sent yet: no address"
    case .superseded: "not sent: a later notice says it all"
    case .withdrawn: "not sent: withdrawn with its run"
    case .assumed, .none: "taken as sent when the history was rebuilt"
    }
  }

  /// Who said that it is known, and why.
  package func sentence(_ acknowledgement: Acknowledgement) -> String {
    let until = acknowledgement.until.map { " until \($0.inWords)" } ?? ""
    let why = acknowledgement.why.isEmpty ? "no reason given" : SafeText.harmless(acknowledgement.why)
    return "acknowledged by \(SafeText.harmless(acknowledgement.by)) at \(acknowledgement.at)\(until): \(why)"
  }
}
