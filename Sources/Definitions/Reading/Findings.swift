internal import Model
internal import Synchronization

/// Everything that is wrong with the definitions, gathered in one reading of all files. Files are read at the same time, so
/// that the mistakes are in no order.
final class Findings: Sendable {
  private let found = Mutex<[Diagnostic]>([])

  /// Each mistake once, also where several readers come upon it, as the parts of a ratio do upon what they share.
  var diagnostics: [Diagnostic] {
    var met: Set<Diagnostic> = []
    return found.withLock { $0 }.filter { met.insert($0).inserted }
  }

  func report(_ code: Diagnostic.Code, at location: SourceLocation?, _ message: String, hint: String? = nil) {
    found.withLock { $0.append(Diagnostic(code: code, at: location, message, hint: hint)) }
  }
}
