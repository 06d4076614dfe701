package import History
package import Logging
package import Model
package import Platform

/// The output folder with its history, held by one writer: the lock is taken before and let go after.
///
/// Opening it completes whatever an earlier command that was killed, or a history that was lost, left unfinished: folders that
/// the history does not know are recorded, links lead where the history says, leftovers go.
package final class Archive {
  package let output: OutputFolder
  package let history: HistoryDatabase
  private let logger: Logger

  /// Throws: `FileError` where the history cannot be read or written; a damaged one is set aside and rebuilt.
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
      logger.warning("the history is damaged (\(error)); it is kept as \(aside), and a new one is made from the published runs")
    }
    return (try output.historyForWriting(), true)
  }

  /// Records what is published and not recorded, all of it or nothing, and sets the links.
  private func complete(isLost: Bool) throws {
    let known = try recordedRuns()
    let folders = try unrecorded(known, highest: try history.highestSequence())
    if !folders.isEmpty {
      // A single run that is not known was killed before it was recorded: its notices are still to be told. Of a history that
      // was lost nobody knows what was told; telling it all again would be worse.
      let deliver = !isLost && folders.count == 1
      try history.record(
        folders.map(\.run), deliver: deliver, acknowledgements: folders.flatMap(\.acknowledgements))
      let names = folders.count == 1 ? "run \(folders[0].run.name)" : "\(folders.count) runs"
      logger.notice("the history was completed with \(names) from \(output.path)/runs")
    }
    let withdrawals = try output.withdrawals()
    for one in withdrawals where one.isUnreadable {
      logger.warning("run \(one.run) is taken as withdrawn: \(one.reason)")
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

  /// Begins a run's folder.
  package func stage(_ run: String) throws -> StagedRun { try StagedRun(run, in: output) }

  /// Enters a run in the writer's own copy of the history while its files are made.
  package func prepare(_ run: PublishedRun, _ workers: Workers) -> Promised<Result<Void, HistoryError>> {
    let history = history
    return workers.begin { Result { () throws(HistoryError) in try history.prepare(run) } }
  }

  /// Publishes a run: its folder, the history, the links. Returns the folder.
  package func publish(_ run: PublishedRun, _ staged: StagedRun) throws -> String {
    try publish(run, staged, prepare(run, Workers(threads: 1)))
  }

  /// The same of a run that was prepared.
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

  /// Takes a run back: noted beside its folder, then in the history; then the links return to the run before.
  package func withdraw(_ withdrawal: Withdrawal) throws {
    var withdrawal = withdrawal
    withdrawal.untold = try history.waitingNotices()
      .filter { $0.run == withdrawal.run }.map(\.notice.owner)
    try output.note(withdrawal)
    try history.withdraw([withdrawal])
    try link()
  }

  /// Takes out of the history, for good, what withdrawn runs published, and their folders away. Done again it finishes what was begun.
  package func erase(_ runs: [String]) throws {
    try history.erase(runs)
    for run in runs {
      if try output.exists(run: run), !output.removeRun(run) {
        throw FileError(.write, "the folder cannot be taken away", path: output.folder(of: run))
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
    try output.link(standing(), known: recordedRuns(), partial: partial)
  }

  private func recordedRuns() throws -> Set<String> {
    try history.runNames()
  }

  /// The run that each day's link leads to: the last that was not withdrawn and whose folder is there.
  package func standing() throws -> [Day: String] {
    try output.standing(among: try history.standingRuns())
  }
}
