package import History
package import Logging
package import Model

/// The output folder with its history, held by one writer: the lock is taken before and let go after.
///
/// Opening it completes whatever an earlier command that was killed, or a history that was lost, left unfinished: folders that
/// the history does not know are recorded, links lead where the history says, leftovers go.
package final class Archive {
  package let output: OutputFolder
  package let history: History
  private let logger: Logger

  /// Throws: `OutputError` where the history cannot be read or written; a damaged one is set aside and rebuilt.
  package init(_ output: OutputFolder, stamp: String, logger: Logger) throws(OutputError) {
    self.output = output
    self.logger = logger
    output.removeLeftovers()
    history = try Self.open(output, stamp, logger)
    try complete()
  }

  private static func open(_ output: OutputFolder, _ stamp: String, _ logger: Logger) throws(OutputError) -> History {
    let path = output.historyPath
    do throws(HistoryError) { return try History(path: path) } catch {
      guard try output.shouldSetAside(error) else { throw OutputError(error) }
      let aside = try output.setHistoryAside(stamp)
      logger.warning("the history is damaged (\(error)); it is kept as \(aside), and a new one is made from the published runs")
    }
    do throws(HistoryError) { return try History(path: path) } catch { throw OutputError(error) }
  }

  /// Records what is published and not recorded, and sets the links.
  private func complete() throws(OutputError) {
    let known = try calling { () throws(HistoryError) in try history.runNames() }
    let missing = output.runs.filter { !known.contains($0) }
    // A single run that is not known was killed before it was recorded: its notices are still to be told. Of a history that was
    // lost nobody knows what was told; telling it all again would be worse.
    let isLost = known.isEmpty && missing.count > 1
    var folders: [RunFolder] = []
    for name in missing {
      guard let folder = RunFolder(name, in: output) else {
        logger.warning("\(output.folder(of: name)): cannot be read as a published run; it is left out of the history")
        continue
      }
      folders.append(folder)
    }
    for folder in folders.sorted(by: Self.precedes) {
      try calling { () throws(HistoryError) in try history.record(folder.run, deliver: !isLost) }
      try calling { () throws(HistoryError) in try history.adopt(folder.acknowledgements) }
    }
    if !folders.isEmpty {
      let names = folders.count == 1 ? "run \(folders[0].run.name)" : "\(folders.count) runs"
      logger.notice("the history was completed with \(names) from \(output.path)/runs")
    }
    let withdrawals = output.withdrawals
    if !withdrawals.isEmpty { try calling { () throws(HistoryError) in try history.withdraw(withdrawals) } }
    try link()
  }

  /// By their numbers; those of versions that had none came before, in the order of their names.
  private static func precedes(_ left: RunFolder, _ right: RunFolder) -> Bool {
    (left.run.sequence ?? 0, left.run.name) < (right.run.sequence ?? 0, right.run.name)
  }

  /// Publishes a run: its folder, the history, the links. Returns the folder.
  package func publish(_ run: PublishedRun, _ files: [(name: String, bytes: [UInt8])]) throws(OutputError) -> String {
    try output.stage(files, run: run.name)
    do throws(HistoryError) { try history.record(run) } catch {
      // What was not recorded was not published; what was, although SQLite could not say so, is completed by the next run.
      if (try? history.runNames().contains(run.name)) != true { output.removeRun(run.name) }
      throw OutputError(error)
    }
    try link()
    return output.folder(of: run.name)
  }

  /// Takes a run back: noted beside its folder, then in the history; then the links return to the run before.
  package func withdraw(_ withdrawal: Withdrawal) throws(OutputError) {
    try output.note(withdrawal)
    try calling { () throws(HistoryError) in try history.withdraw([withdrawal]) }
    try link()
  }

  private func link() throws(OutputError) {
    try output.link(try calling { () throws(HistoryError) in try history.standingRuns() })
  }

  /// What the history throws, as something that the output folder would not do.
  package func calling<Result>(_ body: () throws(HistoryError) -> Result) throws(OutputError) -> Result {
    do throws(HistoryError) { return try body() } catch { throw OutputError(error) }
  }
}

extension OutputError {
  init(_ error: HistoryError) {
    switch error {
    case .busy(let what): self.init(.locked, saying: what)
    case .damaged(let what), .failed(let what): self.init(.write, saying: what)
    }
  }
}
