/// A place in a text file.
package struct SourceLocation: Hashable, Sendable, Codable {
  /// The file's path, as messages show it.
  package var file: String
  /// The line, counted from 1.
  package var line: Int
  /// The column, counted from 1.
  package var column: Int

  /// A place in a file.
  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A finding about definitions or exports, for people and machines alike, with its place.
///
/// ```swift
/// let finding = Diagnostic(
///   code: .unknownUnit, at: SourceLocation(file: "kpis/07.yml", line: 3, column: 9),
///   "unit 'percentage' is not known", hint: "did you mean 'percent'?")
/// print(finding)
/// // kpis/07.yml:3:9: error: unit 'percentage' is not known [unknown-unit]; did you mean 'percent'?
/// ```
package struct Diagnostic: Error, Hashable, Sendable {
  /// The catalogue that its code is from.
  package typealias Code = DiagnosticCode
  /// How serious a finding is.
  package enum Severity: String, Sendable { case error, warning, note }

  /// How serious it is; definitions with an error are not used.
  package var severity: Severity
  /// What kind of mistake it is.
  package var code: Code
  /// Where it is; nil where a whole file is missing or cannot be read.
  package var location: SourceLocation?
  /// What is wrong, with what was found.
  package var message: String
  /// What is wanted, or the nearest known name; nil where there is nothing to suggest.
  package var hint: String?

  /// A finding, an error unless the severity says otherwise.
  package init(
    _ severity: Severity = .error, code: Code, at location: SourceLocation?, _ message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.message = message
    self.hint = hint
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The finding on one line: `kpis/07.yml:3:9: error: unit 'percentage' is not known [unknown-unit]; did you mean 'percent'?`
  package var description: String {
    let place = location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
    return "\(place)\(severity): \(message) [\(code.rawValue)]" + (hint.map { "; \($0)" } ?? "")
  }
}

extension Diagnostic: Comparable {
  /// Whether the left finding is listed first: by file, line, column and message.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    func rank(_ diagnostic: Diagnostic) -> (String, Int, Int, String) {
      (diagnostic.location?.file ?? "", diagnostic.location?.line ?? 0, diagnostic.location?.column ?? 0, diagnostic.message)
    }
    return rank(left) < rank(right)
  }
}
