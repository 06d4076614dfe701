package import Model

/// Decides which owners are told of a ledger's alerts, and which are not because nothing has changed. It follows Alertmanager's
/// rule for deduplication (https://prometheus.io/docs/alerting/latest/configuration/#route), with one group for each owner and
/// the repeat interval in month-ends.
package struct NoticeDecisions: Sendable {
  private let asOf: Day
  private let repeatAfter: Int
  private let told: [String: Notice]

  /// `told` is the last notice that each owner was told, whatever became of its run.
  package init(asOf: Day, repeatAfter: Int, told: [String: Notice]) {
    self.asOf = asOf
    self.repeatAfter = repeatAfter
    self.told = told
  }

  /// One decision for each owner, in the order of the alerts. Owners who were told before and have no alert now come last.
  package func notices(about ledger: [Alert]) -> [Notice] {
    var owners: [String] = []
    for owner in ledger.filter(\.state.isOpen).map(\.owner) + told.keys.sorted() where !owners.contains(owner) {
      owners.append(owner)
    }
    let open = ledger.filter(\.state.isOpen)
    let still = Set(open.map(\.id))
    return owners.compactMap { owner in notice(to: owner, open.filter { $0.owner == owner }, still) }
  }

  /// `still` are open, whoever answers for them now.
  private func notice(to owner: String, _ open: [Alert], _ still: Set<String>) -> Notice? {
    let firing = open.filter { $0.state != .acknowledged }.map { Notice.Firing(id: $0.id, severity: $0.finding.severity) }
    let before = told[owner]
    let resolved = (before?.firing ?? []).map(\.id).filter { !still.contains($0) }
    func decided(_ reason: Notice.Reason) -> Notice {
      Notice(owner: owner, asOf: asOf, reason: reason, firing: firing, resolved: resolved)
    }
    if !open.isEmpty, firing.isEmpty, resolved.isEmpty { return decided(.acknowledged) }
    guard let before else { return firing.isEmpty ? nil : decided(.first) }
    let known = Dictionary(before.firing.map { ($0.id, $0.severity) }) { first, _ in first }
    if firing.contains(where: { alert in known[alert.id].map { alert.severity > $0 } ?? true }) { return decided(.new) }
    if open.isEmpty { return before.firing.isEmpty ? nil : decided(.allResolved) }
    if Day.monthEndsPassed(from: before.asOf, to: asOf) >= repeatAfter, repeatAfter > 0 { return decided(.again) }
    return decided(.nothingNew)
  }
}
