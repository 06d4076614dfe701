package import Model

/// What a notice says to a head of service.
package struct NoticeSentences: Sendable {
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

  package func letter(of notice: Notice) -> NoticeLetter {
    let firing = notice.firing.compactMap { alerts[$0.id] }.sorted {
      ($1.finding.severity, $0.id) < ($0.finding.severity, $1.id)
    }
    let before = Dictionary((told[notice.owner]?.firing ?? []).map { ($0.id, $0.severity) }) { first, _ in first }
    func isWorse(_ alert: Alert) -> Bool { before[alert.id].map { alert.finding.severity > $0 } ?? false }
    let groups = [
      NoticeLetter.Group(kind: .new, items: firing.filter { before[$0.id] == nil }.map(NoticeLetter.Item.init)),
      NoticeLetter.Group(kind: .worse, items: firing.filter(isWorse).map(NoticeLetter.Item.init)),
      NoticeLetter.Group(
        kind: .open, items: firing.filter { before[$0.id] != nil && !isWorse($0) }.map(NoticeLetter.Item.init)),
      NoticeLetter.Group(kind: .resolved, items: notice.resolved.map { NoticeLetter.Item(resolved: $0, alerts[$0]) }),
    ].filter { !$0.items.isEmpty }
    return NoticeLetter(
      subject: subject(notice, groups), heading: "\(plan), scorecard as at \(notice.asOf.inWords)", owner: notice.owner,
      groups: groups,
      reason: "You are told because: \(notice.reason.rawValue)."
        + (repeatAfter > 0 && !firing.isEmpty
          ? " While nothing changes you are told again after \(repeatAfter) month-ends." : ""),
      hint: firing.first.map {
        NoticeLetter.Hint(
          sentence: "Who knows, and wants no more notices of an alert, says so with",
          command: "scorecard acknowledge \($0.id) --why \"what is being done\"")
      })
  }

  private func subject(_ notice: Notice, _ groups: [NoticeLetter.Group]) -> String {
    let counts = groups.map { "\($0.items.count) \($0.kind.rawValue)" }.joined(separator: ", ")
    return SafeText.harmless(
      "SEND scorecard at \(notice.asOf.inWords): \(notice.reason == .allResolved ? "all resolved" : counts)")
  }
}

/// A notice before it is written as text and as HTML.
package struct NoticeLetter: Sendable {
  /// Alerts that are alike to who reads the notice.
  package struct Group: Sendable {
    /// As a subject counts them: `2 still open`.
    enum Kind: String, Sendable {
      case new, worse
      case open = "still open"
      case resolved = "no longer open"
    }

    let kind: Kind
    /// Above them.
    package let title: String
    package var items: [Item]

    fileprivate init(kind: Kind, items: [Item]) {
      (self.kind, self.items) = (kind, items)
      title = kind.rawValue.withCapital
    }
  }

  /// An alert: its id, how bad it is and what it says.
  package struct Item: Sendable {
    package var id: String
    package var severity: String
    package var message: String

    fileprivate init(_ alert: Alert) {
      id = SafeText.harmless(alert.id)
      severity = alert.finding.severity.rawValue
      message = SafeText.harmless(alert.finding.message)
    }

    /// `alert` as it was last known; nil where no ledger at hand has it.
    fileprivate init(resolved id: String, _ alert: Alert?) {
      self.id = SafeText.harmless(id)
      severity = "resolved"
      message = alert.map { "It was: " + SafeText.harmless($0.finding.message) } ?? ""
    }
  }

  package struct Hint: Sendable {
    package var sentence: String
    package var command: String
  }

  package var subject: String
  package var heading: String
  package var owner: String
  package var groups: [Group]
  package var reason: String
  /// How an alert is acknowledged, and the command; nil where none is open.
  package var hint: Hint?
}
