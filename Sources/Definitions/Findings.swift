internal import Model

/// What is wrong with the definitions, gathered over one reading of all files: every mistake at once.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []

  func report(_ code: Diagnostic.Code, at location: SourceLocation?, _ message: String, hint: String? = nil) {
    diagnostics.append(Diagnostic(code: code, at: location, message, hint: hint))
  }
}
