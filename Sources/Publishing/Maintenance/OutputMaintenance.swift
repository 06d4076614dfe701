internal import History
package import Logging
package import Model
package import Platform

/// What people do to an output folder by hand. Each of its functions takes the lock, completes what was left unfinished, and
/// does one thing.
///
///     let maintenance = OutputMaintenance(output: "output", clock: Clock(), logger: logger)
///     let alert = try maintenance.acknowledge(id, until: day, why: "Discussed with schools", by: "Head of SEND")
package struct OutputMaintenance: Sendable {
  let output: OutputFolder
  let clock: Clock
  let logger: Logger

  /// `output` is the folder's path; nothing is opened yet. `clock` gives the time that is recorded with each change.
  package init(output: String, clock: Clock, logger: Logger) {
    self.output = OutputFolder(path: output)
    self.clock = clock
    self.logger = logger
  }

  /// Throws: `OutputFault` where nothing was ever published here, `FileError`, and whatever `body` throws.
  func holding<Result>(_ body: (Archive) throws -> Result) throws -> Result {
    guard try output.hasHistory() || !output.runs().isEmpty else { throw OutputFault.nothingPublished(output.path) }
    let lock = try RunLock(in: output.path)
    let result = try body(try Archive(output, stamp: clock.stamp, logger: logger))
    _ = consume lock
    return result
  }

  /// Records that somebody knows of an open alert: its owner gets no more notices of it up to and including the scorecard of a
  /// day, or until it is resolved where no day is given, unless the alert gets worse. Returns the alert.
  ///
  /// Throws: `OutputFault` where no such alert is open, or the day is before that of the current alerts.
  package func acknowledge(_ id: String, until: Day?, why: String, by: String) throws -> Alert {
    try holding { archive in
      let today = try archive.history.today()
      guard let today, let alert = today.alerts.first(where: { $0.id == id && $0.state.isOpen }) else {
        throw OutputFault.unknownAlert(id, open: (today?.alerts ?? []).filter(\.state.isOpen).map(\.id))
      }
      if let until, until < today.day { throw OutputFault.acknowledgedForThePast(until, today: today.day) }
      let acknowledgement = Acknowledgement(
        alert: id, until: until, why: why, by: by, at: clock.iso, severity: alert.finding.severity)
      try archive.history.acknowledge(acknowledgement)
      return alert
    }
  }

  /// Withdraws a run. With `erases`, all that it published is deleted from the history for good, and its folder is removed.
  ///
  /// Throws: `OutputFault` where there is no such run.
  package func withdraw(_ run: String, reason: String, by: String, erases: Bool = false) throws -> WithdrawnRun {
    try holding { archive in
      let runs = try archive.history.runs()
      guard let record = runs.first(where: { $0.name == run }) else { throw OutputFault.unknownRun(run, in: output.path) }
      let isNew = record.withdrawal == nil
      if isNew { try archive.withdraw(Withdrawal(run: run, reason: reason, by: by, at: clock.iso)) }
      if erases { try archive.erase([run]) }
      let current = try archive.currentRuns()
      let carriers = try archive.history.runsCarrying(run)
      return WithdrawnRun(
        name: run, day: record.asOf, isNew: isNew, isErased: erases, successor: current[record.asOf],
        latest: current.keys.max(), carriers: carriers, papers: papers(from: record),
        copies: erases ? try output.copiesOfHistory() : [])
    }
  }

  /// The papers that were made from a run, by their paths. A paper of an earlier version does not say its run: each of the run's day
  /// counts.
  private func papers(from run: RunRecord) -> [String] {
    let folder = output.path + "/papers"
    let names = ((try? Disk.listing(of: folder)) ?? []).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
    return names.filter { name in
      guard let bytes = try? Disk.bytes(of: "\(folder)/\(name)") else { return false }
      return PaperMetadata(head: bytes).map { $0.run == run.name } ?? name.hasPrefix("\(run.asOf)-")
    }.map { "\(folder)/\($0)" }
  }

  /// Removes run folders, but keeps the newest `count`, those to which a link leads, those that first published a value, and
  /// those to which an open alert or the last notice refers. What withdrawn runs published is deleted from the history with
  /// their folders. Returns the runs that were removed, or with `dryRun` would be, and which of them were withdrawn.
  package func prune(keeping count: Int, dryRun: Bool) throws -> PrunedRuns {
    try holding { archive in
      let runs = try archive.history.runs()
      var kept = try archive.history.runsToKeep()
      kept.formUnion(try archive.currentRuns().values)
      let there = Set(try output.runs())
      let present = runs.map(\.name).filter(there.contains)
      kept.formUnion(present.suffix(count))
      let withdrawn = try archive.history.withdrawnAndNotErased()
      let going = runs.map(\.name).filter { !kept.contains($0) && (there.contains($0) || withdrawn.contains($0)) }
      let erased = going.filter(withdrawn.contains)
      let pruned = PrunedRuns(runs: going, erased: erased, isDryRun: dryRun)
      guard !dryRun else { return pruned }
      if !erased.isEmpty { try archive.erase(erased) }
      for run in going where there.contains(run) && !erased.contains(run) && !output.removeRun(run) {
        throw FileError(.write, "the folder cannot be deleted", path: output.folder(of: run))
      }
      return pruned
    }
  }
}
