internal import Logging
internal import Wording

/// Says in the log how long each phase of a run on Spark takes.
struct SparkPhases {
  private let logger: Logger
  private var began = ContinuousClock.now

  init(_ logger: Logger) { self.logger = logger }

  /// Ends a phase, and begins the next.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    logger.debug("\(SparkSentences.phase(name, seconds: (now - began) / .seconds(1)))")
    began = now
  }
}
