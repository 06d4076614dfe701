internal import Glibc
internal import History

extension OutputFolder {
  package var historyPath: String { path + "/history.sqlite" }

  package var hasHistory: Bool { access(historyPath, F_OK) == 0 }

  /// Where whoever wrote last was killed, only one who may write can take back what was half done.
  func historyForReading() throws(OutputError) -> History {
    do throws(HistoryError) { return try History(path: historyPath, readOnly: true) } catch {
      guard access(historyPath + "-journal", F_OK) == 0 else { throw OutputError(error) }
      do throws(HistoryError) { return try History(path: historyPath) } catch {
        throw OutputError(.write, saying: "\(error); what a killed run left half done is taken back by the next run")
      }
    }
  }

  /// A history that is no history, or that this user may not open, stops no run; a disk that would not read does.
  func shouldSetAside(_ error: HistoryError) throws(OutputError) -> Bool {
    switch error {
    case .damaged: return true
    case .busy: return false
    case .failed:
      let descriptor = open(historyPath, O_RDWR | O_CLOEXEC)
      defer { if descriptor >= 0 { close(descriptor) } }
      return descriptor < 0 && [EACCES, EPERM, EISDIR, ELOOP, ENXIO].contains(errno)
    }
  }

  /// Renames the history, and a journal beside it, so that a new one can be made. Returns where it is kept.
  func setHistoryAside(_ stamp: String, as why: String = "damaged") throws(OutputError) -> String {
    var aside = "\(historyPath).\(why)-\(stamp)"
    var count = 1
    while access(aside, F_OK) == 0 {
      count += 1
      aside = "\(historyPath).\(why)-\(stamp)-\(count)"
    }
    guard rename(historyPath, aside) == 0 else {
      throw OutputError(.write, "cannot be set aside", path: historyPath)
    }
    if access(historyPath + "-journal", F_OK) == 0 { rename(historyPath + "-journal", aside + "-journal") }
    try Self.sync(path)
    return aside
  }
}
