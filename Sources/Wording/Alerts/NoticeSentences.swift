package import Model

/// What a notice says to a head of service.
package struct NoticeSentences: Sendable {
  private let plan: String
  private let repeatAfter: Int
  private let alerts: [String: Alert]
  private let told: [String: Notice]

  /// `repeatAfter` is the number of month-ends after which owners are reminded, 0 for never. `ledger` is the run's; `past`
  /// holds the earlier ledgers, whose alerts may be resolved now, and what owners were told.
  package init(plan: String, repeatAfter: Int, ledger: [Alert], past: Past) {
    self.plan = plan
    self.repeatAfter = repeatAfter
    alerts = Dictionary((past.ledger + (past.sameDay ?? []) + ledger).map { ($0.id, $0) }) { _, last in last }
    told = past.told
  }

  /// The letter for a notice: its alerts in groups (new, worse, still open, no longer open), the most severe first in each of
  /// the first three.
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

/// The parts of a notice, before it is written as text and as HTML.
package struct NoticeLetter: Sendable {
  /// Alerts of one kind: new, worse, still open or no longer open.
  package struct Group: Sendable {
    /// The kind as the subject counts it: `2 still open`.
    enum Kind: String, Sendable {
      case new, worse
      case open = "still open"
      case resolved = "no longer open"
    }

    let kind: Kind
    /// The heading of the group: its kind with a capital.
    package let title: String
    /// The alerts of the group; at least one.
    package var items: [Item]

    fileprivate init(kind: Kind, items: [Item]) {
      (self.kind, self.items) = (kind, items)
      title = kind.rawValue.withCapital
    }
  }

  /// An alert in a letter.
  package struct Item: Sendable {
    /// The ID of the alert, which `scorecard acknowledge` takes.
    package var id: String
    /// How severe the alert is, in a word; `resolved` for one that is no longer open.
    package var severity: String
    /// What the alert says; empty for a resolved alert that no ledger at hand has.
    package var message: String

    fileprivate init(_ alert: Alert) {
      id = SafeText.harmless(alert.id)
      severity = alert.finding.severity.rawValue
      message = SafeText.harmless(alert.finding.message)
    }

    /// An alert that is resolved. `alert` is its last known entry; nil where no ledger at hand has it.
    fileprivate init(resolved id: String, _ alert: Alert?) {
      self.id = SafeText.harmless(id)
      severity = "resolved"
      message = alert.map { "It was: " + SafeText.harmless($0.finding.message) } ?? ""
    }
  }

  /// How the owner stops notices of an alert that is known.
  package struct Hint: Sendable {
    /// The sentence that introduces the command.
    package var sentence: String
    /// The command for the most severe open alert of the letter.
    package var command: String
  }

  /// The subject: the day of the scorecard, and how many alerts there are of each kind.
  package var subject: String
  /// The heading: the plan and the day of the scorecard.
  package var heading: String
  /// The job title of the owner to whom the letter goes.
  package var owner: String
  /// The groups that have alerts, in the order new, worse, still open, no longer open.
  package var groups: [Group]
  /// Why the owner gets this letter, and when they are reminded if nothing changes.
  package var reason: String
  /// How an alert is acknowledged; nil where none is open.
  package var hint: Hint?
}
