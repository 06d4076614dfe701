internal import Model
internal import Synchronization

/// What is wrong with the definitions, gathered over one reading of all files: every mistake at once. Files are read side by side, so
/// that mistakes are in no order.
final class Findings: Sendable {
  private let found = Mutex<[Diagnostic]>([])

  var diagnostics: [Diagnostic] { found.withLock { $0 } }

  func report(_ code: Diagnostic.Code, at location: SourceLocation?, _ message: String, hint: String? = nil) {
    found.withLock { $0.append(Diagnostic(code: code, at: location, message, hint: hint)) }
  }
}
