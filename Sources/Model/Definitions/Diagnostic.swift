/// A place in a text file; line and column count from 1.
package struct SourceLocation: Hashable, Sendable, Codable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A finding about definitions or exports, for people and machines alike, with its place.
package struct Diagnostic: Error, Hashable, Sendable {
  package typealias Code = DiagnosticCode
  package enum Severity: String, Sendable { case error, warning, note }

  package var severity: Severity
  package var code: Code
  package var location: SourceLocation?
  /// What is wrong, with what was found.
  package var message: String
  /// What is wanted, or the nearest known name.
  package var hint: String?

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
  /// `kpis/07.yml:3:9: error: unit 'percentage' is not known [unknown-unit]; did you mean 'percent'?`
  package var description: String {
    let place = location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
    return "\(place)\(severity): \(message) [\(code.rawValue)]" + (hint.map { "; \($0)" } ?? "")
  }
}

extension Diagnostic: Comparable {
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    func rank(_ diagnostic: Diagnostic) -> (String, Int, Int, String) {
      (diagnostic.location?.file ?? "", diagnostic.location?.line ?? 0, diagnostic.location?.column ?? 0, diagnostic.message)
    }
    return rank(left) < rank(right)
  }
}
