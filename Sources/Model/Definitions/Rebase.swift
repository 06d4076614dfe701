/// A day from which the limits of a chart are calculated again, and the reason.
package struct Rebase: Sendable, Codable, Hashable {
  /// The first day with new limits.
  package var date: Day
  /// Why they are new: `a new recording system`.
  package var reason: String

  /// A rebase from this day on.
  package init(date: Day, reason: String) {
    self.date = date
    self.reason = reason
  }
}
