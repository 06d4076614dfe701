package import Model
internal import Mustache

/// What a notice says: plain text and HTML, for a head of service.
package struct NoticeWording: Sendable {
  private let plan: String
  private let repeatAfter: Int
  private let alerts: [String: Alert]
  private let told: [String: Notice]

  /// `ledger` is the run's; `past` holds the ones before it, whose alerts may be resolved now, and what was told.
  package init(plan: String, repeatAfter: Int, ledger: [Alert], past: Past) {
    self.plan = plan
    self.repeatAfter = repeatAfter
    alerts = Dictionary((past.ledger + (past.sameDay ?? []) + ledger).map { ($0.id, $0) }) { _, last in last }
    told = past.told
  }

  package func words(of notice: Notice) -> Notice.Words {
    let firing = notice.firing.compactMap { alerts[$0.id] }.sorted {
      ($1.finding.severity, $0.id) < ($0.finding.severity, $1.id)
    }
    let before = Dictionary((told[notice.owner]?.firing ?? []).map { ($0.id, $0.severity) }) { first, _ in first }
    func isWorse(_ alert: Alert) -> Bool { before[alert.id].map { alert.finding.severity > $0 } ?? false }
    let groups = [
      Group(title: "New", items: firing.filter { before[$0.id] == nil }.map(Item.init)),
      Group(title: "Worse", items: firing.filter(isWorse).map(Item.init)),
      Group(title: "Still open", items: firing.filter { before[$0.id] != nil && !isWorse($0) }.map(Item.init)),
      Group(title: "No longer open", items: notice.resolved.map { Item(resolved: $0, alerts[$0]) }),
    ].filter { !$0.items.isEmpty }
    let letter = Letter(
      subject: subject(notice, groups), heading: "\(plan), scorecard as at \(notice.asOf.inWords)", owner: notice.owner,
      groups: groups,
      reason: "You are told because: \(notice.reason.rawValue)."
        + (repeatAfter > 0 && !firing.isEmpty
          ? " While nothing changes you are told again after \(repeatAfter) month-ends." : ""),
      hint: firing.first.map { "scorecard acknowledge \($0.id) --why \"what is being done\"" })
    return Notice.Words(subject: letter.subject, text: letter.text, html: letter.html)
  }

  private func subject(_ notice: Notice, _ groups: [Group]) -> String {
    let counts = groups.map { "\($0.items.count) \($0.title.lowercased())" }.joined(separator: ", ")
    return SafeText.harmless(
      "SEND scorecard at \(notice.asOf.inWords): \(notice.reason == .allResolved ? "all resolved" : counts)")
  }

  fileprivate struct Group {
    var title: String
    var items: [Item]
  }

  fileprivate struct Item {
    var id: String
    var severity: String
    var message: String

    init(_ alert: Alert) {
      id = SafeText.harmless(alert.id)
      severity = alert.finding.severity.rawValue
      message = SafeText.harmless(alert.finding.message)
    }

    /// `alert` as it was last known; nil where no ledger at hand has it.
    init(resolved id: String, _ alert: Alert?) {
      self.id = SafeText.harmless(id)
      severity = "resolved"
      message = alert.map { "It was: " + SafeText.harmless($0.finding.message) } ?? ""
    }
  }
}

/// A notice before it is written as text and as HTML.
private struct Letter {
  var subject: String
  var heading: String
  var owner: String
  var groups: [NoticeWording.Group]
  var reason: String
  /// How an alert is acknowledged; nil where none is open.
  var hint: String?

  var text: String {
    var lines = [heading, "To: \(owner)", ""]
    for group in groups {
      lines.append(group.title)
      for item in group.items {
        lines += Columns.wrapped("\(item.severity): \(item.message)", to: 74).enumerated().map {
          ($0.offset == 0 ? "- " : "  ") + $0.element
        }
        lines.append("  (\(item.id))")
      }
      lines.append("")
    }
    lines += Columns.wrapped(reason, to: 76)
    if let hint { lines += ["", "Who knows, and wants no more notices of an alert, says so with", "  \(hint)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  var html: String { Self.template?.render(self) ?? "" }

  /// Mustache escapes every value.
  private static let template = try? MustacheTemplate(
    string: """
      <!DOCTYPE html>
      <html lang="en-GB"><head><meta charset="utf-8"><title>{{subject}}</title></head>
      <body style="font-family: Arial, sans-serif; max-width: 40em; color: #0b0c0c; line-height: 1.4">
      <h1 style="font-size: 1.2em">{{heading}}</h1>
      <p>To: {{owner}}</p>
      {{#groups}}<h2 style="font-size: 1.05em">{{title}}</h2>
      <ul>
      {{#items}}<li style="margin-bottom: 0.7em"><strong>{{severity}}</strong>: {{message}}<br>
      <code style="font-size: 0.85em">{{id}}</code></li>
      {{/items}}</ul>
      {{/groups}}<p>{{reason}}</p>
      {{#hint}}<p>Who knows, and wants no more notices of an alert, says so with<br><code>{{hint}}</code></p>
      {{/hint}}</body></html>

      """)
}
