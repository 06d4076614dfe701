/// How the expected value goes from the baseline through the targets.
package enum TrajectoryShape: String, Sendable, Encodable, CaseIterable {
  /// Straight lines, day by day, from one point to the next.
  case line
  /// The last point reached holds until the next, as with stages that fall due.
  case steps
}
