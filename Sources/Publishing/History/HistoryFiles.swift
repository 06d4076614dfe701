internal import Glibc
internal import History
internal import Model
package import Platform

extension OutputFolder {
  /// The path of `history.sqlite`.
  package var historyPath: String { path + "/history.sqlite" }

  /// Whether there is a history, or something else under its name.
  package func hasHistory() throws(FileError) -> Bool { try Disk.kind(of: historyPath) != nil }

  /// The history for somebody who changes nothing. Where an earlier writer was killed, only a user who may write can undo what
  /// was half done.
  func historyForReading() throws -> HistoryDatabase {
    for part in [historyPath, historyPath + "-journal"] {
      guard let kind = try Disk.kind(of: part), kind != S_IFREG else { continue }
      throw FileError(.write, saying: "\(part) is not a file: the next run builds the history again")
    }
    do { return try HistoryDatabase(path: historyPath, readOnly: true) } catch {
      guard access(historyPath + "-journal", F_OK) == 0 else { throw error }
      do { return try HistoryDatabase(path: historyPath) } catch {
        throw FileError(.write, saying: "\(error). The next run cleans up what an interrupted run left behind")
      }
    }
  }

  /// Throws: `FileError` where this user may not read or write the history that is there. It is called before anything is
  /// computed, so that nothing is set aside for that.
  func checkHistoryAccess() throws(FileError) {
    guard try Disk.kind(of: historyPath) == S_IFREG, access(historyPath, R_OK | W_OK) != 0 else { return }
    throw FileError(
      .write, "cannot be read and written by this user\(Disk.owner(of: historyPath))", path: historyPath)
  }

  /// The history that is there, for a writer; a new one where there is none. What is recorded in it is published at once.
  func historyForWriting() throws -> HistoryDatabase {
    let kind = try Disk.kind(of: historyPath)
    if let kind, kind != S_IFREG { throw HistoryError.failed("\(historyPath): is no file") }
    try takeBackWhatWasHalfDone(isThere: kind != nil)
    let bytes = try Disk.contents(of: historyPath)
    let history = try HistoryDatabase(copyOf: historyPath, bytes, publishing: publishHistory)
    // What was taken back is noted next to its folder, whatever becomes of the history.
    let noted = Set(try withdrawals().map(\.run))
    guard try history.withdrawnRuns().isSubset(of: noted) else {
      throw HistoryError.damaged("\(historyPath): runs are withdrawn in it of which no note is there")
    }
    guard try history.runNames().allSatisfy(RunName.isOne) else {
      throw HistoryError.damaged("\(historyPath): a run in it has a name that none can have")
    }
    return history
  }

  /// An earlier version wrote to the file that readers open. Where it was killed, SQLite undoes what it had begun.
  private func takeBackWhatWasHalfDone(isThere: Bool) throws {
    let journal = historyPath + "-journal"
    var status = stat()
    guard lstat(journal, &status) == 0 else { return }
    if isThere, status.st_mode & S_IFMT == S_IFREG {
      _ = try HistoryDatabase(path: historyPath)
      // What SQLite leaves is no journal of this history.
      unlink(journal)
    } else {
      // Nor is what is no file.
      rename(journal, freeName("no-journal"))
    }
  }

  /// Publishes the history whole or not at all. Readers who have the old file open go on reading it.
  private func publishHistory(_ bytes: [UInt8]) throws {
    let file = try AtomicFile(path: historyPath, by: privateFolder + "/history.tmp")
    try file.append(bytes)
    try file.finish()
    try Disk.syncFolder(path)
  }

  /// Reads the history again before it is called damaged, because the disk may have failed for a moment.
  func historyReadTwice() throws -> HistoryDatabase {
    do { return try historyForWriting() } catch {
      guard case HistoryError.damaged = error else { throw error }
      return try historyForWriting()
    }
  }

  /// The run to which each day's link leads: of those that the history knows, the last that was not withdrawn and whose folder
  /// exists.
  func currentRuns(in history: HistoryDatabase) throws -> [Day: String] {
    try current(among: try history.currentRuns())
  }

  /// The runs that readers find in the history.
  func recordedRuns() throws -> Set<String> {
    try hasHistory() ? try HistoryDatabase(path: historyPath, readOnly: true).runNames() : []
  }

  /// Whether a run goes on with a new history: it does where the file is no history or no file, and does not where the disk
  /// could not read it.
  func shouldSetAside(_ error: any Error) -> Bool {
    switch error as? HistoryError {
    case .damaged: return true
    case .busy: return false
    case .failed, nil:
      var status = stat()
      return (lstat(historyPath, &status) == 0 && status.st_mode & S_IFMT != S_IFREG)
        || Disk.isIrregular(historyPath + "-journal")
    }
  }

  /// Puts a new history in place of the old one at once, and keeps the old one. Returns the path of the old one.
  func replaceHistory(with new: String, stamp: String) throws(FileError) -> String {
    let kept = freeName("before-rebuild-\(stamp)")
    guard Glibc.link(historyPath, kept) == 0 else { throw FileError(.write, "cannot be kept", path: historyPath) }
    guard rename(new, historyPath) == 0 else { throw FileError(.write, "cannot be renamed into place", path: historyPath) }
    try Disk.syncFolder(path)
    return kept
  }

  /// The paths of histories that were set aside, or kept when a new one replaced them.
  func copiesOfHistory() throws(FileError) -> [String] {
    try Disk.names(in: path).filter { $0.hasPrefix("history.sqlite.") }.sorted().map { "\(path)/\($0)" }
  }

  private func freeName(_ suffix: String) -> String {
    var (name, count) = ("\(historyPath).\(suffix)", 1)
    while access(name, F_OK) == 0 {
      count += 1
      name = "\(historyPath).\(suffix)-\(count)"
    }
    return name
  }

  /// Renames the history, and a journal next to it, so that a new one can be created. Returns the path under which it is kept.
  func setHistoryAside(_ stamp: String) throws(FileError) -> String {
    let aside = freeName("damaged-\(stamp)")
    guard rename(historyPath, aside) == 0 else {
      throw FileError(.write, "cannot be set aside", path: historyPath)
    }
    if access(historyPath + "-journal", F_OK) == 0 { rename(historyPath + "-journal", aside + "-journal") }
    try Disk.syncFolder(path)
    return aside
  }
}
