internal import Glibc
package import Model
internal import Platform

/// What is wrong with the definitions. A command ends with exit code 78.
package struct DefinitionFault: Error, Sendable {
  /// Every mistake that was found, with its file and line where it has one.
  package let diagnostics: [Diagnostic]
  /// What was set on the command line, each option's text, of which some mistakes may be.
  private(set) var settings: [String] = []

  init(diagnostics: [Diagnostic], settings: [String] = []) {
    self.diagnostics = diagnostics
    self.settings = settings
  }

  init(tooLarge path: String, _ message: String) {
    diagnostics = [Diagnostic(code: .tooLarge, at: SourceLocation(file: path, line: 1, column: 1), message)]
  }

  /// A file or folder that cannot be read; `errno` still says why.
  init(unreadable path: String) {
    diagnostics = [Diagnostic(code: .missingFile, at: nil, "\(path) cannot be read: \(String(cString: strerror(errno)))")]
  }

  /// A file that is not UTF-8. The diagnostic's place is the first byte that is wrong.
  init(notUTF8 path: String, _ bytes: [UInt8]) {
    let valid = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
    let line = valid.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    let column = (valid.lastIndex(of: "\n").map { valid[valid.index(after: $0)...] } ?? valid).count + 1
    diagnostics = [
      Diagnostic(
        code: .syntax, at: SourceLocation(file: path, line: line, column: column), "the file is not in UTF-8",
        hint: "save it as UTF-8")
    ]
  }

  /// A file that lies in a folder of definitions and cannot be read.
  init(broken path: String) {
    diagnostics = [Diagnostic(code: .missingFile, at: nil, Disk.whyUnreadable(path))]
  }

  /// A file or folder without which there is no plan, and which is not there or cannot be read; the hint says how to name
  /// another folder.
  package init(missing path: String) {
    let whole = path.hasSuffix("/") ? path.dropLast() : path[...]
    let end = whole.lastIndex(of: "/")
    let name = end.map { whole[whole.index(after: $0)...] } ?? whole
    let message =
      access(path, F_OK) == 0
      ? Disk.whyUnreadable(path) : "There is no \(name) in '\(end.map { whole[..<$0] } ?? ".")'"
    diagnostics = [
      Diagnostic(
        code: .missingFile, at: nil, message,
        hint: "if the definitions are elsewhere, name their folder with --pipelines; to begin a plan: scorecard init FOLDER")
    ]
  }
}
