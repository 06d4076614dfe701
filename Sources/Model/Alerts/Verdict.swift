/// A rule's answer about one thing as at a day.
package struct Verdict: Sendable, Hashable {
  package enum Outcome: Sendable, Hashable {
    case firing(Finding)
    case clear
    /// No data to tell by, or nobody asked: never opens an alert, never resolves one.
    case unknown
  }
  package var key: AlertKey
  package var owner: String
  package var outcome: Outcome
  /// How many further month-ends it must hold before it opens, and must not hold before it resolves.
  package var pendingFor: Int
  package var keepFiringFor: Int

  package init(_ key: AlertKey, owner: String, policy: AlertPolicy, _ outcome: Outcome) {
    self.key = key
    self.owner = owner
    self.outcome = outcome
    pendingFor = policy.pendingFor
    keepFiringFor = policy.keepFiringFor
  }
}
