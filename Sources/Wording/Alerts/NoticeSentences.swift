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

  /// The letter for a notice: its alerts in groups (new, worse, still open, closed), the most severe first in each of the first
  /// three.
  package func letter(of notice: Notice) -> NoticeLetter {
    let firing = notice.firing.compactMap { alerts[$0.id] }.sorted {
      ($1.finding.severity, $0.id) < ($0.finding.severity, $1.id)
    }
    let groups = groups(firing, notice)
    return NoticeLetter(
      subject: subject(notice, groups), heading: "SEND scorecard for \(notice.asOf.inWords): \(plan)", owner: notice.owner,
      reason: reason(notice, firing), groups: groups,
      request: firing.isEmpty
        ? nil
        : "If you already know about this, reply to this e-mail saying what is being done, and we will stop the reminders.",
      reminder: firing.isEmpty || repeatAfter == 0
        ? nil
        : "If nothing changes, we will remind you in \(repeatAfter == 1 ? "a month" : "\(Self.number(repeatAfter)) months").",
      commands: firing.isEmpty
        ? nil
        : NoticeLetter.Commands(
          sentence: "For the person who runs the scorecard, once the owner has replied:",
          lines: firing.map { "scorecard acknowledge \(SafeText.harmless($0.id)) --why \"what is being done\"" }))
  }

  private func groups(_ firing: [Alert], _ notice: Notice) -> [NoticeLetter.Group] {
    let before = Dictionary((told[notice.owner]?.firing ?? []).map { ($0.id, $0.severity) }) { first, _ in first }
    func isWorse(_ alert: Alert) -> Bool { before[alert.id].map { alert.finding.severity > $0 } ?? false }
    return NoticeLetter.Group.Kind.allCases.map { kind in
      let items =
        switch kind {
        case .new: firing.filter { before[$0.id] == nil }.map(Self.item)
        case .worse: firing.filter(isWorse).map(Self.item)
        case .open: firing.filter { before[$0.id] != nil && !isWorse($0) }.map(Self.item)
        case .closed:
          notice.resolved.map { id in
            alerts[id].map(Self.closed)
              ?? NoticeLetter.Item(message: "No longer the case: alert \(SafeText.harmless(id))", figure: nil)
          }
        }
      return NoticeLetter.Group(kind: kind, items: items)
    }.filter { !$0.items.isEmpty }
  }

  /// In one line. Its owner reads it, so that it does not name the owner.
  private static func item(_ alert: Alert) -> NoticeLetter.Item {
    NoticeLetter.Item(message: sentence(alert), figure: alert.key.figure)
  }

  /// Without a figure: there is nothing more to see.
  private static func closed(_ alert: Alert) -> NoticeLetter.Item {
    // A target that was missed may stay missed: a later one takes its place, or the data was corrected.
    let why = alert.key.rule == .targetMissed ? "No longer open" : "No longer the case"
    return NoticeLetter.Item(message: "\(why): \(sentence(alert))", figure: nil)
  }

  private static func sentence(_ alert: Alert) -> String {
    let (finding, key) = (alert.finding, alert.key)
    let statement = finding.statement?.insideSentence
    switch finding.fact {
    case .figure(let figure, _)?: return "KPI \(figure.id), \(figure.title): \(statement ?? "")"
    case .plan(let fact)?: return "\(fact.subject(key)): \(statement ?? "")"
    case .source?: return finding.message
    // An earlier run found it, and published the sentence alone.
    case nil: return key.figure.flatMap { id in statement.map { "KPI \(id): \($0)" } } ?? finding.message
    }
  }

  /// `You are getting this because you own KPIs 7 and 8 and action 2.3.`
  private func reason(_ notice: Notice, _ firing: [Alert]) -> String {
    guard notice.reason != .allResolved else { return "All your alerts are now closed." }
    let about = firing + notice.resolved.compactMap { alerts[$0] }
    let things = AlertRule.Subject.inOrder.compactMap { subject -> String? in
      let own = about.filter { $0.key.rule.subject == subject }.map { $0.key.figure?.description ?? $0.key.subject }
      let names = own.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.sorted(by: naturallyPrecedes)
      return names.isEmpty ? nil : subject.named(names.map(SafeText.harmless))
    }
    let again = notice.reason == .again ? "This is a reminder. " : ""
    return "\(again)You are getting this because you own \(things.isEmpty ? "what follows" : things.joinedInWords)."
  }

  private func subject(_ notice: Notice, _ groups: [NoticeLetter.Group]) -> String {
    let day = notice.asOf.isEndOfMonth ? notice.asOf.monthInWords : notice.asOf.inWords
    let counts = groups.enumerated().map { $1.kind.counted($1.items.count, isFirst: $0 == 0) }.joined(separator: ", ")
    return SafeText.harmless(
      "SEND scorecard, \(day): \(notice.reason == .allResolved ? "all your alerts are closed" : counts)")
  }

  private static func number(_ count: Int) -> String {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words.indices.contains(count - 2) ? words[count - 2] : "\(count)"
  }
}

extension AlertRule.Subject {
  fileprivate static let inOrder: [AlertRule.Subject] = [.figure, .action, .risk, .indicator, .source]

  /// What somebody owns of it: `KPIs 7 and 8`, `data extracts`.
  fileprivate func named(_ names: [String]) -> String {
    let (isOne, list) = (names.count == 1, names.joinedInWords)
    return switch self {
    case .figure: "\(isOne ? "KPI" : "KPIs") \(list)"
    case .action: "\(isOne ? "action" : "actions") \(list)"
    case .risk: "\(isOne ? "risk" : "risks") \(list)"
    case .indicator: isOne ? "a qualitative report" : "qualitative reports"
    case .source: isOne ? "a data extract" : "data extracts"
    }
  }
}
