/// The part of a trajectory from which the value expected on one day follows.
///
/// **Units**: values in the figure's unit.
package struct ExpectedStretch: Hashable, Sendable {
  /// The day that something is expected of.
  package var day: Day
  /// The last point on or before the day.
  package var start: TrajectoryPoint
  /// The next point, towards which the expected value goes in a straight line; nil where the value of `start` holds.
  package var end: TrajectoryPoint?

  /// The stretch from one point towards the next, or at a point whose value holds.
  package init(day: Day, start: TrajectoryPoint, end: TrajectoryPoint?) {
    (self.day, self.start, self.end) = (day, start, end)
  }

  /// The days from the first point to the day.
  package var daysPassed: Int { day - start.date }
  /// The days from the first point to the next; 0 where there is none.
  package var daysInAll: Int { end.map { $0.date - start.date } ?? 0 }
  /// The value that follows.
  package var value: Double {
    guard let end, daysInAll > 0 else { return start.value }
    return start.value + (end.value - start.value) * Double(daysPassed) / Double(daysInAll)
  }
}
