package import History
internal import Model

/// `scorecard alerts --explain ID`: how an alert came, who was told, and why or why not, line by line.
package struct AlertExplanation {
  private let id: String
  private let story: AlertStory

  package init(_ id: String, _ story: AlertStory) {
    self.id = id
    self.story = story
  }

  package var text: String {
    guard let last = story.steps.last else { return "" }
    var lines = [id, "  \(last.alert.finding.message)", ""]
    for step in story.steps {
      let run = "  \(step.day)  run \(step.run)"
      let aside =
        step.isWithdrawn
        ? " (withdrawn since)"
        : step.isNewest ? "" : " (\(step.day.isEndOfMonth ? "an older day" : "no month-end"): today's alerts were not touched)"
      lines.append("\(run): \(Self.sentence(step.alert))\(aside)")
      lines += story.tellings.filter { $0.run == step.run }.map { "              \(telling($0))" }
    }
    let shown = Set(story.steps.map(\.run))
    for telling in story.tellings where !shown.contains(telling.run) && telling.notice.resolved.contains(id) {
      lines.append("  \(telling.notice.asOf)  run \(telling.run): \(self.telling(telling))")
    }
    for one in story.acknowledgements {
      let until = one.until.map { " until \($0.inWords)" } ?? ""
      let why = one.why.isEmpty ? "no reason given" : SafeText.harmless(one.why)
      lines.append("  acknowledged by \(SafeText.harmless(one.by)) at \(one.at)\(until): \(why)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sentence(_ alert: Alert) -> String {
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

  private func telling(_ telling: AlertStory.Telling) -> String {
    let notice = telling.notice
    let isNamed = notice.firing.contains { $0.id == id }
    let isResolved = notice.resolved.contains(id)
    guard notice.isTold else { return "\(notice.owner) was not told: \(notice.reason.rawValue)" }
    let about = isNamed ? "of it" : isResolved ? "that it is over" : "of others"
    let delivery =
      switch telling.delivery {
      case "delivered": "sent at \(telling.deliveredAt ?? "?")"
      case "waiting":
        telling.error.map { "not sent yet, after \(telling.attempts) attempts: \($0)" } ?? "not sent yet: no address"
      case "superseded": "not sent: a later notice says it all"
      case "withdrawn": "not sent: withdrawn with its run"
      default: "taken as sent when the history was rebuilt"
      }
    return "\(notice.owner) was told \(about): \(notice.reason.rawValue); \(delivery)"
  }
}
