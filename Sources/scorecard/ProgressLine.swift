import Glibc
import Model
import Pipeline

/// One line on standard error that says what is being done; only where that is a terminal, NO_COLOR is not set, and it
/// has taken a moment.
final class ProgressLine {
  private let isShown: Bool
  private var nextUpdate = ContinuousClock.now + .milliseconds(500)

  init(isShown: Bool) { self.isShown = isShown && isatty(STDERR_FILENO) == 1 && environment("NO_COLOR") == nil }

  func show(_ progress: Progress) {
    guard isShown, ContinuousClock.now >= nextUpdate else { return }
    nextUpdate = ContinuousClock.now + .milliseconds(100)
    printProgress(Self.sentence(progress))
  }

  /// Takes the line away, so that what follows begins on a clean one.
  func clear() { printProgress(nil) }

  private static func sentence(_ progress: Progress) -> String {
    switch progress {
    case .reading(let source, let bytes, let whole):
      "reading \(source): \(Amounts.size(bytes: bytes)) of \(Amounts.size(bytes: whole))"
    case .starting: "starting Spark"
    case .readingParts(let done, let whole): "reading: \(done) of \(whole) parts"
    case .waiting(let sources): "waiting for \(sources.joined(separator: ", "))"
    case .computing: "calculating"
    case .publishing: "publishing"
    case .writing(let export, let bytes): "writing \(export): \(Amounts.size(bytes: bytes))"
    }
  }
}
