internal import Glibc

/// What the file system refused to do: a sentence that names the path and the reason, and the kind that decides the exit code.
package struct FileError: Error, Sendable, CustomStringConvertible {
  /// What failed. The numbers are exit codes of sysexits.h.
  package enum Kind: Sendable {
    /// Something could not be created: exit code 73.
    case create
    /// Something could not be read or written: exit code 74.
    case write
    /// Another process holds the lock: exit code 75.
    case locked
    /// The system has no memory, or opens no more files: exit code 71.
    case refused
  }
  /// What failed, as far as the exit code depends on it.
  package let kind: Kind
  /// The sentence for people, with the path and the reason.
  package let description: String

  /// `description` names the path and the reason.
  package init(_ kind: Kind, saying description: String) {
    self.kind = kind
    self.description = description
  }

  /// Takes the reason from `errno`, so the error must be created before anything else is called. Where the system had no
  /// memory, or opens no more files, the kind is `refused`.
  package init(_ kind: Kind, _ what: String, path: String) {
    self.kind = [EMFILE, ENFILE, ENOMEM].contains(errno) && kind != .locked ? .refused : kind
    description = "\(path): \(what)" + (kind == .locked ? "" : ": \(String(cString: strerror(errno)))")
  }
}
