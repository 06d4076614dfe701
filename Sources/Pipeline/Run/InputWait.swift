internal import Extractors
internal import Glibc
internal import Logging
internal import Model
internal import Platform

/// Waits for exports that are expected and not there yet, or still being written; then the run goes on with what there is.
struct InputWait {
  /// A file whose stamp has changed since it was last looked at is being written.
  private struct Look: Equatable {
    var name: String
    var stamp: FileStamp
  }
  /// As long as whoever writes may pause; looked at again after that.
  private static let longestPause = 5.0

  private let sources: [SourceDefinition]
  private let folder: String
  private let asOf: Day
  private let logger: Logger

  /// `asOf` is the day that the figures are for: an export whose files are no younger cannot hold all of it.
  init(_ sources: [SourceDefinition], in folder: String, asOf: Day, _ logger: Logger) {
    self.sources = sources
    self.asOf = asOf
    self.folder = folder
    self.logger = logger
  }

  /// For at most so many seconds; 0 does not look at all. `waiting` is told for which sources.
  func wait(_ seconds: Double, _ waiting: ([String]) -> Void) {
    guard seconds > 0 else { return }
    let end = ContinuousClock.now + .seconds(seconds)
    let pause = min(Self.longestPause, max(0.2, seconds / 10))
    var before = looks()
    var said: [String] = []
    while true {
      // Even where all are there, one look cannot tell whether they are being written.
      let left = end - ContinuousClock.now
      guard left > .zero else { break }
      usleep(UInt32(min(pause, Double(left.components.seconds) + Double(left.components.attoseconds) / 1e18) * 1e6))
      let now = looks()
      let unsettled = zip(sources, zip(before, now)).filter { source, looks in
        looks.1.isEmpty || looks.0 != looks.1 || isOfBefore(looks.1, source)
      }.map(\.0.name)
      before = now
      if unsettled.isEmpty { return }
      if unsettled != said { logger.notice("waiting for \(unsettled.joined(separator: ", "))") }
      said = unsettled
      waiting(unsettled)
    }
    if !said.isEmpty { logger.warning("still waiting for \(said.joined(separator: ", ")): running with what has arrived") }
  }

  /// Of a source that comes again each month: none of its files has been written since the day was over.
  private func isOfBefore(_ files: [Look], _ source: SourceDefinition) -> Bool {
    guard source.senseRules.checks.contains(.stale) else { return false }
    // Wherever the server's clock stands, its day ends within half a day of this.
    let dayIsOver = Int(asOf.number + 1) * 86_400 - 43_200
    return files.allSatisfy { $0.stamp.seconds < dayIsOver }
  }

  /// Of each source's files; none where it is not delivered.
  private func looks() -> [[Look]] {
    guard let exports = ExportFolder(path: folder) else { return sources.map { _ in [] } }
    return sources.map { source in
      exports.files(of: source).map { Look(name: $0.name, stamp: FileStamp(of: "\(folder)/\($0.name)")) }
    }
  }
}
