package import Model

/// The alerts' memory: it takes the alerts that were open when the day before was published, and works out what a run for this
/// day makes of them. Pure.
///
///     let ledger = AlertLedger(asOf: day, past: past).stepped(verdicts)
///     let open = ledger.filter(\.state.isOpen)
///
/// A day always starts from the ledger of the day before it, however often the day is run, so that counts of month-ends never
/// depend on the number of runs. An alert that an earlier run for the same day opened, and that this run no longer finds, is
/// resolved and kept on record.
package struct AlertLedger: Sendable {
  private let day: Day
  private let base: [AlertKey: Alert]
  private let sameDay: [Alert]?
  private let acknowledgements: [String: Acknowledgement]

  /// `past` holds the ledger as the last run for an earlier day left it, and as the last run for this day left it.
  package init(asOf day: Day, past: Past) {
    self.day = day
    base = Dictionary(past.ledger.filter { $0.state != .resolved }.map { ($0.key, $0) }) { first, _ in first }
    sameDay = past.sameDay
    acknowledgements = past.acknowledgements
  }

  /// The ledger after this run, pending entries included, in the order of the verdicts. There must be a verdict for every rule
  /// that is on: an alert without a verdict is no longer watched, and is resolved.
  package func stepped(_ verdicts: [Verdict]) -> [Alert] {
    let earlier = Dictionary((sameDay ?? []).map { ($0.key, $0) }) { first, _ in first }
    var alerts: [Alert] = []
    for verdict in verdicts {
      let entry = base[verdict.key] ?? orphan(earlier[verdict.key])
      switch verdict.outcome {
      case .unknown: alerts += [sameDay == nil ? entry : earlier[verdict.key]].compactMap { $0?.owned(by: verdict.owner) }
      case .firing(let finding): alerts.append(fired(entry, verdict, finding))
      case .clear: alerts += [cleared(entry, verdict.keepFiringFor)].compactMap { $0?.owned(by: verdict.owner) }
      }
    }
    let watched = Set(verdicts.map(\.key))
    let unwatched = base.values.filter { !watched.contains($0.key) && $0.state != .pending }.sorted { $0.id < $1.id }
    alerts += unwatched.map(resolved)
    let known = Set(alerts.map(\.key))
    let takenBack = (sameDay ?? []).filter { $0.openedOn == day && !known.contains($0.key) }
    return (alerts + takenBack.map(resolved)).map(named)
  }

  /// An entry that began before this day although no earlier day has it, because the run that found it was withdrawn since. It
  /// is kept open.
  private func orphan(_ entry: Alert?) -> Alert? {
    guard var alert = entry, alert.openedOn ?? alert.firingSince < day else { return nil }
    alert.resolvedOn = nil
    return alert
  }

  private func fired(_ entry: Alert?, _ verdict: Verdict, _ finding: Finding) -> Alert {
    var alert =
      entry ?? Alert(key: verdict.key, owner: verdict.owner, state: .pending, firingSince: day, finding: finding)
    alert.owner = verdict.owner
    alert.finding = finding
    alert.clearSince = nil
    if alert.openedOn == nil, Day.monthEndsPassed(from: alert.firingSince, to: day) >= verdict.pendingFor {
      alert.openedOn = day
    }
    return alert
  }

  private func cleared(_ entry: Alert?, _ keepFiringFor: Int) -> Alert? {
    guard var alert = entry, alert.openedOn != nil else { return nil }
    let since = alert.clearSince ?? day
    guard Day.monthEndsPassed(from: since, to: day) < keepFiringFor else { return resolved(alert) }
    alert.clearSince = since
    return alert
  }

  private func resolved(_ alert: Alert) -> Alert {
    var alert = alert
    alert.resolvedOn = day
    return alert
  }

  private func named(_ alert: Alert) -> Alert {
    var alert = alert
    alert.state = alert.state(asOf: day, known: acknowledgements)
    return alert
  }
}

extension Alert {
  /// The alert with the owner who answers for it now, so that this owner is told of it.
  fileprivate func owned(by owner: String) -> Alert {
    var alert = self
    alert.owner = owner
    return alert
  }
}
