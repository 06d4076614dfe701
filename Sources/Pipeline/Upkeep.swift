internal import History
package import Logging
package import Model

/// What people do to an output folder by hand: each takes the lock, completes what was left unfinished, and does one thing.
package struct Upkeep: Sendable {
  private let output: OutputFolder
  private let clock: Clock
  private let logger: Logger

  package init(output: String, clock: Clock, logger: Logger) {
    self.output = OutputFolder(path: output)
    self.clock = clock
    self.logger = logger
  }

  /// Throws: `RunError` where nothing was ever published here, `OutputError`, and whatever `body` throws.
  private func holding<Result>(_ body: (Archive) throws -> Result) throws -> Result {
    guard output.hasHistory || !output.runs.isEmpty else { throw RunError.nothingPublished(output.path) }
    let lock = try RunLock(in: output.path)
    let result = try body(try Archive(output, stamp: clock.stamp, logger: logger))
    _ = consume lock
    return result
  }

  /// Returns the alert as it stands then, and the day whose ledger it is in.
  package func acknowledge(_ id: String, until: Day?, why: String, by: String) throws -> (alert: Alert, day: Day) {
    try holding { archive in
      let today = try archive.calling { () throws(HistoryError) in try archive.history.today() }
      guard let today, let alert = today.alerts.first(where: { $0.id == id && $0.state.isOpen }) else {
        throw RunError.unknownAlert(id, open: (today?.alerts ?? []).filter(\.state.isOpen).map(\.id))
      }
      if let until, until < today.day { throw RunError.acknowledgedForThePast(until, today: today.day) }
      let acknowledgement = Acknowledgement(
        alert: id, until: until, why: why, by: by, at: clock.iso, severity: alert.finding.severity)
      try archive.calling { () throws(HistoryError) in try archive.history.acknowledge(acknowledgement) }
      return (alert, today.day)
    }
  }

  /// Returns the run that the day's link leads to then, and the newest day; nil where there is none. `isNew` is false where it was
  /// withdrawn before.
  package func withdraw(
    _ run: String, reason: String, by: String
  ) throws -> (day: Day, standing: String?, latest: Day?, isNew: Bool) {
    try holding { archive in
      let runs = try archive.calling { () throws(HistoryError) in try archive.history.runs() }
      guard let record = runs.first(where: { $0.name == run }) else { throw RunError.unknownRun(run, in: output.path) }
      let isNew = record.withdrawal == nil
      if isNew { try archive.withdraw(Withdrawal(run: run, reason: reason, by: by, at: clock.iso)) }
      let standing = try archive.calling { () throws(HistoryError) in try archive.history.standingRuns() }
      return (record.asOf, standing[record.asOf]?.last, standing.keys.max(), isNew)
    }
  }

  /// Takes run folders away but the newest `count`, those a link leads to, the first of each day, and those that an open alert
  /// refers to. Returns those that went, or on a dry run would.
  package func prune(keeping count: Int, dryRun: Bool) throws -> [String] {
    try holding { archive in
      let runs = try archive.calling { () throws(HistoryError) in try archive.history.runs() }
      var kept = try archive.calling { () throws(HistoryError) in try archive.history.runsToKeep() }
      let standing = try archive.calling { () throws(HistoryError) in try archive.history.standingRuns() }
      kept.formUnion(standing.values.compactMap { names in names.last { output.exists(run: $0) } })
      kept.formUnion(runs.filter { output.exists(run: $0.name) }.suffix(count).map(\.name))
      let going = runs.map(\.name).filter { !kept.contains($0) && output.exists(run: $0) }
      guard !dryRun else { return going }
      for run in going where !output.removeRun(run) {
        throw OutputError(.write, "the folder cannot be taken away", path: output.folder(of: run))
      }
      return going
    }
  }

  /// Makes the history anew from the published folders. What they cannot know is taken over from the one there was, as far as
  /// it can be read. Returns how many runs it holds, and where the old one is kept.
  package func rebuild() throws -> (runs: Int, kept: String?) {
    guard output.hasHistory || !output.runs.isEmpty else { throw RunError.nothingPublished(output.path) }
    let lock = try RunLock(in: output.path)
    var kept: String?
    var known: (acknowledgements: [Acknowledgement], waiting: [WaitingNotice]) = ([], [])
    if output.hasHistory {
      if let old = try? History(path: output.historyPath) {
        known = ((try? old.acknowledgements()) ?? [], (try? old.waitingNotices()) ?? [])
      }
      kept = try output.setHistoryAside(clock.stamp, as: "before-rebuild")
    }
    let archive = try Archive(output, stamp: clock.stamp, logger: logger)
    let count = try archive.calling { () throws(HistoryError) in
      try archive.history.adopt(known.acknowledgements)
      try archive.history.stillWaiting(known.waiting)
      return try archive.history.runs().count
    }
    _ = consume lock
    return (count, kept)
  }
}
