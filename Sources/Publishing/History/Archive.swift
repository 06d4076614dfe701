package import History
package import Logging
package import Model
package import Platform

/// The output folder with its history, for one writer, who must hold the lock from before it is opened until after its last
/// use.
///
///     let lock = try RunLock(in: "output")
///     let archive = try Archive(OutputFolder(path: "output"), stamp: clock.stamp, logger: logger)
///     let past = try archive.history.past(for: day)
///     let staged = try archive.stage(run.name)
///     try staged.write(("scorecard.json", bytes))
///     let folder = try archive.publish(run, staged)
///     _ = consume lock
///
/// Opening it completes what an earlier command that was killed, or a history that was lost, left unfinished: folders that the
/// history does not know are recorded, links are set as the history says, and leftovers are removed.
package final class Archive {
  /// The folder that it publishes in.
  package let output: OutputFolder
  /// The writer's own copy of the history, with every run that is published.
  package let history: HistoryDatabase
  private let logger: Logger

  /// Opens the folder. `stamp` names the copy of a damaged history, which is set aside and rebuilt.
  ///
  /// Throws: `FileError` where the folder cannot be read or written, and `HistoryError` where the history cannot.
  package init(_ output: OutputFolder, stamp: String, logger: Logger) throws {
    self.output = output
    self.logger = logger
    try output.makePrivateFolder()
    output.removeLeftovers()
    let wasThere = try output.hasHistory()
    let (history, isNew) = try Self.open(output, stamp, logger)
    self.history = history
    try complete(isLost: isNew || !wasThere)
  }

  private static func open(
    _ output: OutputFolder, _ stamp: String, _ logger: Logger
  ) throws -> (history: HistoryDatabase, isNew: Bool) {
    try output.checkHistoryAccess()
    do { return (try output.historyReadTwice(), false) } catch {
      guard output.shouldSetAside(error) else { throw error }
      // What a disk would not read looks to SQLite like damage.
      if case HistoryError.damaged = error { _ = try Disk.contents(of: output.historyPath) }
      let aside = try output.setHistoryAside(stamp)
      logger.warning("the history is damaged (\(error)). It is kept as \(aside), and a new one was built from the published runs")
    }
    return (try output.historyForWriting(), true)
  }

  /// Records the runs that are published and not recorded, all of them or none, and sets the links.
  private func complete(isLost: Bool) throws {
    let known = try history.runNames()
    let folders = try unrecorded(known, highest: try history.highestSequence())
    if !folders.isEmpty {
      // A single run that is not known was killed before it was recorded: its notices are still to be told. Of a history that
      // was lost nobody knows what was told; telling it all again would be worse.
      let deliver = !isLost && folders.count == 1
      try history.record(
        folders.map(\.run), deliver: deliver, acknowledgements: folders.flatMap(\.acknowledgements))
      let names = folders.count == 1 ? "run \(folders[0].run.name)" : "\(folders.count) runs"
      logger.notice("\(names) from \(output.path)/runs were missing in the history, and were added")
    }
    let withdrawals = try output.withdrawals()
    for one in withdrawals where one.isUnreadable {
      logger.warning("run \(one.run) counts as withdrawn: \(one.reason)")
    }
    if !withdrawals.isEmpty { try history.withdraw(withdrawals) }
    try link()
  }

  /// The folders that the history does not know, in the order of publication.
  private func unrecorded(_ known: Set<String>, highest: Int) throws -> [RunFolder] {
    var folders: [RunFolder] = []
    for name in try output.runs() where !known.contains(name) {
      guard let folder = try RunFolder.read(name, in: output, logger) else { continue }
      if let sequence = folder.run.sequence, sequence <= highest {
        logger.warning(
          "\(output.folder(of: name)): was published before others that the history holds; `scorecard history rebuild` puts it in its place"
        )
        continue
      }
      folders.append(folder)
    }
    return folders.sorted(by: RunFolder.precedes)
  }

  /// Begins a run's folder, under a temporary name.
  package func stage(_ run: String) throws -> StagedRun { try StagedRun(run, in: output) }

  /// Enters a run in the writer's own copy of the history, while its files are being written.
  package func prepare(_ run: PublishedRun, _ workers: Workers) -> Promised<Result<Void, HistoryError>> {
    let history = history
    return workers.begin { Result { () throws(HistoryError) in try history.prepare(run) } }
  }

  /// Publishes a run: its folder, then the history, then the links. Returns the folder's path.
  package func publish(_ run: PublishedRun, _ staged: StagedRun) throws -> String {
    try publish(run, staged, prepare(run, Workers(threads: 1)))
  }

  /// Publishes a run that was prepared. Returns the folder's path.
  package func publish(
    _ run: PublishedRun, _ staged: StagedRun, _ prepared: Promised<Result<Void, HistoryError>>
  ) throws -> String {
    try staged.finish()
    do {
      try prepared.value.get()
      try history.publish()
    } catch {
      // What was not recorded was not published; what was, although the disk could not say so, is completed by the next run.
      if let known = try? output.recordedRuns(), !known.contains(run.name) { output.removeRun(run.name) }
      throw error
    }
    try link()
    return output.folder(of: run.name)
  }

  /// Withdraws a run: first a note is written next to its folder, then it is marked in the history, and then the links lead to
  /// the run before it.
  package func withdraw(_ withdrawal: Withdrawal) throws {
    var withdrawal = withdrawal
    withdrawal.untold = try history.waitingNotices()
      .filter { $0.run == withdrawal.run }.map(\.notice.owner)
    try output.note(withdrawal)
    try history.withdraw([withdrawal])
    try link()
  }

  /// Deletes from the history, for good, what withdrawn runs published, and their folders. If it is interrupted, calling it
  /// again finishes it.
  package func erase(_ runs: [String]) throws {
    try history.erase(runs)
    for run in runs {
      if try output.exists(run: run), !output.removeRun(run) {
        throw FileError(.write, "the folder cannot be deleted", path: output.folder(of: run))
      }
      // Who was to be told of it matters no more.
      if var withdrawal = try output.withdrawal(of: run), !withdrawal.untold.isEmpty {
        withdrawal.untold = []
        try output.note(withdrawal)
      }
    }
    try link()
  }

  private func link() throws {
    let partial = try history.partialRuns()
    try output.link(currentRuns(), known: history.runNames(), partial: partial)
  }

  /// The run to which each day's link leads: the last that was not withdrawn and whose folder exists.
  package func currentRuns() throws -> [Day: String] {
    try output.currentRuns(in: history)
  }
}
