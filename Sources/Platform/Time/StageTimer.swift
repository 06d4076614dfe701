/// How long each stage of a run took.
package struct StageTimer: Sendable {
  /// The time of each stage that has ended, by its name. **Units**: seconds, to the millisecond.
  package private(set) var seconds: [String: Double] = [:]
  private var last = ContinuousClock.now

  /// The first stage begins now.
  package init() {}

  /// Ends a stage; the next one begins now.
  package mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    let (whole, atto) = (now - last).components
    seconds[stage] = (Double(whole) * 1000 + Double(atto / 1_000_000_000_000_000)) / 1000
    last = now
  }
}
