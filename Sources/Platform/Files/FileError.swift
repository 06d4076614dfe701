internal import Glibc

/// What the file system would not do: a sentence that names the path and the reason, and the kind that decides the exit code.
package struct FileError: Error, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    /// Something could not be created: exit code 73.
    case create
    /// Something could not be read or written: 74.
    case write
    /// Another process holds the lock: 75.
    case locked
    /// The system has no memory, or opens no more files: 71.
    case refused
  }
  package let kind: Kind
  package let description: String

  /// `description` names the path and the reason.
  package init(_ kind: Kind, saying description: String) {
    self.kind = kind
    self.description = description
  }

  /// The reason is the system's, from `errno`: make the error before anything else is called.
  package init(_ kind: Kind, _ what: String, path: String) {
    self.kind = [EMFILE, ENFILE, ENOMEM].contains(errno) && kind != .locked ? .refused : kind
    description = "\(path): \(what)" + (kind == .locked ? "" : ": \(String(cString: strerror(errno)))")
  }
}
