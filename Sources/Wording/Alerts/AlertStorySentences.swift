package import Model

/// How an alert came about, who was told, and why or why not.
package struct AlertStorySentences: Sendable {
  private let id: String

  /// `id` is the alert's.
  package init(_ id: String) { self.id = id }

  /// How many alerts there are: all, or those about some figures, with how many there are about others.
  package static func count(_ alerts: [Alert], on day: Day, about figures: [FigureID]? = nil, others: Int = 0) -> String {
    let count = alerts.isEmpty ? "No alerts" : counted(alerts.count, "alert")
    guard let figures else { return "\(count) on \(day.inWords)" }
    let rest = others == 0 ? "" : " (and \(Unit.decimal(Double(others), places: 0)) about others)"
    return "\(count) about KPI \(figures.map(\.description).joinedInWords) on \(day.inWords)\(rest)"
  }

  /// How a run left it.
  package func sentence(_ step: AlertStory.Step) -> String {
    guard !step.isWithdrawn else { return "\(state(of: step.alert)) (run withdrawn since)" }
    guard !step.isNewest else { return state(of: step.alert) }
    return
      "\(state(of: step.alert)) (\(step.day.isEndOfMonth ? "an older date" : "not a month-end"): current alerts did not change)"
  }

  private func state(of alert: Alert) -> String {
    let severity = alert.finding.severity.rawValue
    switch alert.state {
    case .pending: return "pending since \(alert.firingSince): opens if it lasts"
    case .opened: return "opened, \(severity)"
    case .open:
      return alert.clearSince.map { "kept open; no longer the case since \($0)" }
        ?? (alert.finding.asOf == alert.openedOn ? "open, \(severity), with no newer data" : "open, \(severity)")
    case .acknowledged: return "open, \(severity), acknowledged"
    case .resolved: return "resolved"
    }
  }

  /// Whether its owner was told, and whether that was sent.
  package func sentence(_ telling: AlertStory.Telling) -> String {
    let notice = telling.notice
    guard notice.isTold else { return "No e-mail to \(notice.owner): \(notice.reason.inWords)" }
    let isNamed = notice.firing.contains { $0.id == id }
    let about = isNamed ? "about it" : notice.resolved.contains(id) ? "that it is resolved" : "about other alerts"
    return "E-mail to \(notice.owner) \(about) (\(notice.reason.inWords)): \(delivery(of: telling))"
  }

  private func delivery(of telling: AlertStory.Telling) -> String {
    switch telling.delivery {
    case .delivered: "sent at \(telling.deliveredAt ?? "?")"
    case .waiting:
      telling.error.map { "not sent yet, after \(counted(telling.attempts, "attempt")): \($0)" }
        ?? "not sent yet, because there is no address"
    case .superseded: "not sent, because a later e-mail says the same"
    case .withdrawn: "not sent, because the run was withdrawn"
    case .assumed, .none: "assumed sent, because the history was rebuilt"
    }
  }

  /// Who said that it is known, and why.
  package func sentence(_ acknowledgement: Acknowledgement) -> String {
    let until = acknowledgement.until.map { " until \($0.inWords)" } ?? ""
    let why = acknowledgement.why.isEmpty ? "no reason given" : SafeText.harmless(acknowledgement.why)
    return "acknowledged by \(SafeText.harmless(acknowledgement.by)) at \(acknowledgement.at)\(until): \(why)"
  }
}

extension Notice.Reason {
  /// Why an owner is told or is not, in words.
  package var inWords: String {
    switch self {
    case .first: "first e-mail"
    case .new: "new or worse alerts"
    case .allResolved: "all alerts closed"
    case .again: "reminder"
    case .nothingNew: "nothing new"
    case .acknowledged: "all alerts acknowledged"
    }
  }
}
