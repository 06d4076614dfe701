/// A rule's answer about one thing on one day.
package struct Verdict: Sendable, Equatable {
  /// What the rule found.
  package enum Outcome: Sendable, Equatable {
    /// There is a problem.
    case firing(Finding)
    /// There is no problem.
    case clear
    /// There are no data to tell by, or the run was not asked. It neither opens an alert nor resolves one.
    case unknown
  }
  /// What the answer is about.
  package var key: AlertKey
  /// Who is told.
  package var owner: String
  /// What the rule found.
  package var outcome: Outcome
  /// For how many further month-ends the problem must last before the alert opens.
  package var pendingFor: Int
  /// For how many further month-ends the problem must be gone before the alert is resolved.
  package var keepFiringFor: Int

  /// An answer about a thing, with how long the rule's policy makes it wait.
  package init(_ key: AlertKey, owner: String, policy: AlertPolicy, _ outcome: Outcome) {
    self.key = key
    self.owner = owner
    self.outcome = outcome
    pendingFor = policy.pendingFor
    keepFiringFor = policy.keepFiringFor
  }
}
