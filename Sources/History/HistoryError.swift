internal import GRDB

/// Why a history could not be read or written, in words for people.
package enum HistoryError: Error, Sendable, CustomStringConvertible {
  /// The file is no history, or part of it cannot be read as one: it can be set aside and rebuilt.
  case damaged(String)
  /// Another program holds it; it may be free a moment later.
  case busy(String)
  /// The file system refused to read or write it.
  case failed(String)

  /// The message, with the path of the history.
  package var description: String {
    switch self {
    case .damaged(let what), .busy(let what), .failed(let what): what
    }
  }

  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = .damaged("\(path) cannot be read as a history: \(error)")
      return
    }
    let what = "\(path): \(error.message ?? "SQLite's error \(error.resultCode.rawValue)")"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy("\(path) is in use by another program: try again later")
    case .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_NOMEM, .SQLITE_PERM, .SQLITE_AUTH:
      self = .failed(what)
    default: self = .damaged(what)
    }
  }
}
