package enum TrajectoryShape: String, Sendable, Encodable, CaseIterable {
  /// Straight lines by days between the points.
  case line
  /// The last point reached holds until the next: stages that fall due.
  case steps
}
