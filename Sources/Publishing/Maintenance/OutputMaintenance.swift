internal import History
package import Logging
package import Model
package import Platform

/// What people do to an output folder by hand: each takes the lock, completes what was left unfinished, and does one thing.
package struct OutputMaintenance: Sendable {
  let output: OutputFolder
  let clock: Clock
  let logger: Logger

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

  /// Returns the alert.
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

  /// What became of a run that was taken back.
  package struct Withdrawn: Sendable {
    package let day: Day
    /// The run that the day's link leads to now; nil where it has none.
    package let standing: String?
    package let latest: Day?
    /// Runs that stand and carry lines which it computed.
    package let carriers: [String]
    /// Papers for boards that were made from it, by their paths.
    package let papers: [String]
    /// False where it was withdrawn before.
    package let isNew: Bool
    /// Copies of the history that were set aside, which may hold what was erased; none where nothing was.
    package let copies: [String]
  }

  /// `erases`: all that it published is taken out of the history for good, and its folder goes.
  package func withdraw(_ run: String, reason: String, by: String, erases: Bool = false) throws -> Withdrawn {
    try holding { archive in
      let runs = try archive.history.runs()
      guard let record = runs.first(where: { $0.name == run }) else { throw OutputFault.unknownRun(run, in: output.path) }
      let isNew = record.withdrawal == nil
      if isNew { try archive.withdraw(Withdrawal(run: run, reason: reason, by: by, at: clock.iso)) }
      if erases { try archive.erase([run]) }
      let standing = try archive.standing()
      let carriers = try archive.history.runsCarrying(run)
      return Withdrawn(
        day: record.asOf, standing: standing[record.asOf], latest: standing.keys.max(), carriers: carriers,
        papers: papers(from: record), isNew: isNew, copies: erases ? try output.copiesOfHistory() : [])
    }
  }

  /// The papers that were made from a run, by their paths. Of one that does not say from which, as of earlier versions, all for the run's
  /// day.
  private func papers(from run: RunRecord) -> [String] {
    let folder = output.path + "/papers"
    let names = ((try? Disk.listing(of: folder)) ?? []).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
    return names.filter { name in
      guard let bytes = try? Disk.bytes(of: "\(folder)/\(name)") else { return false }
      return PaperMetadata(head: bytes).map { $0.run == run.name } ?? name.hasPrefix("\(run.asOf)-")
    }.map { "\(folder)/\($0)" }
  }

  /// Takes run folders away but the newest `count`, those a link leads to, those that first published a figure, and those that an
  /// open alert or the last notice refers to. What withdrawn runs published goes out of the history with their folders. Returns those
  /// that went, or on a dry run would, and which of them were withdrawn.
  package func prune(keeping count: Int, dryRun: Bool) throws -> (runs: [String], erased: [String]) {
    try holding { archive in
      let runs = try archive.history.runs()
      var kept = try archive.history.runsToKeep()
      kept.formUnion(try archive.standing().values)
      let there = Set(try output.runs())
      let present = runs.map(\.name).filter(there.contains)
      kept.formUnion(present.suffix(count))
      let withdrawn = try archive.history.withdrawnAndNotErased()
      let going = runs.map(\.name).filter { !kept.contains($0) && (there.contains($0) || withdrawn.contains($0)) }
      let erased = going.filter(withdrawn.contains)
      guard !dryRun else { return (going, erased) }
      if !erased.isEmpty { try archive.erase(erased) }
      for run in going where there.contains(run) && !erased.contains(run) && !output.removeRun(run) {
        throw FileError(.write, "the folder cannot be taken away", path: output.folder(of: run))
      }
      return (going, erased)
    }
  }
}
