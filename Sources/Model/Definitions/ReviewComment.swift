/// A comment on a line of a definition, as code review shows it.
///
/// ```swift
/// let comment = ReviewComment(mistake)
/// print(comment.rule, comment.message)   // unknown-unit unit 'exclusion' is not known; did you mean 'exclusions'?
/// ```
package struct ReviewComment: Hashable, Sendable {
  /// The rule of an expectation in a worked example that is not met.
  package static let failedExample = "failed-example"

  /// What kind of finding it is: a code of the catalogue of mistakes, or `failed-example`.
  package var rule: String
  /// How serious it is.
  package var severity: Diagnostic.Severity
  /// Where it is; nil where a whole file is missing or cannot be read.
  package var location: SourceLocation?
  /// What is wrong, and what to do about it.
  package var message: String

  /// A comment with its parts.
  package init(rule: String, severity: Diagnostic.Severity, location: SourceLocation?, message: String) {
    (self.rule, self.severity, self.location, self.message) = (rule, severity, location, message)
  }

  /// A mistake of a definition.
  package init(_ mistake: Diagnostic) {
    self.init(
      rule: mistake.code.rawValue, severity: mistake.severity, location: mistake.location,
      message: mistake.message + (mistake.hint.map { "; \($0)" } ?? ""))
  }
}
