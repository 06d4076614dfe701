/// How long each stage of a run took, in seconds.
package struct StageTimer: Sendable {
  package private(set) var seconds: [String: Double] = [:]
  private var last = ContinuousClock.now

  package init() {}

  package mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    let (whole, atto) = (now - last).components
    seconds[stage] = (Double(whole) * 1000 + Double(atto / 1_000_000_000_000_000)) / 1000
    last = now
  }
}
