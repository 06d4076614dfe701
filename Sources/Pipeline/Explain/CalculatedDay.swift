package import Model

/// A day of a published series that has no scorecard of its own, so that it is calculated.
package struct CalculatedDay: Sendable, Hashable {
  /// The day.
  package let day: Day
  /// The day of the scorecard from whose exports and definitions it is calculated; nil where these are not at hand, or others were
  /// named.
  package let published: Day?
}
