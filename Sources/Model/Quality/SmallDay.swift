/// The latest day of a source, where a figure looks at that day alone and counts fewer than half of what it counts for the day
/// before it. A single mistyped day would be the latest.
package struct SmallDay: Equatable, Sendable {
  /// The name of the source.
  package var source: String
  /// The latest day with rows.
  package var latest: Day
  /// What the figure counts on that day: its denominator, or its numerator where it has none.
  package var count: Double
  /// The day with rows before it.
  package var before: Day
  /// What the figure counts on the day before.
  package var countBefore: Double

  /// A latest day that counts little, with the day before it.
  package init(source: String, latest: Day, count: Double, before: Day, countBefore: Double) {
    (self.source, self.latest, self.count, self.before, self.countBefore) = (source, latest, count, before, countBefore)
  }
}
