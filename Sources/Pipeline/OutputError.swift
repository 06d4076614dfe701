internal import Glibc

/// Something the file system would not do, in words for people.
package struct OutputError: Error, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    /// Could not be created: exit code 73.
    case create
    /// Could not be written: 74.
    case write
    /// Another run holds the lock: 75.
    case locked
    /// The system has no memory, or opens no more files: 71.
    case refused
  }
  package let kind: Kind
  package let description: String

  /// In words that name the path and the reason.
  init(_ kind: Kind, saying description: String) {
    self.kind = kind
    self.description = description
  }

  init(_ kind: Kind, _ what: String, path: String) {
    self.kind = [EMFILE, ENFILE, ENOMEM].contains(errno) && kind != .locked ? .refused : kind
    description = "\(path): \(what)" + (kind == .locked ? "" : ": \(String(cString: strerror(errno)))")
  }
}
