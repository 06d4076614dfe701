/// The latest day of a source of which a figure looks at that day alone, where it counts fewer than half of what the day before it
/// counts: one mistyped day would be the latest.
package struct SmallDay: Hashable, Sendable {
  package var source: String
  package var latest: Day
  package var count: Double
  package var before: Day
  package var countBefore: Double

  package init(source: String, latest: Day, count: Double, before: Day, countBefore: Double) {
    (self.source, self.latest, self.count, self.before, self.countBefore) = (source, latest, count, before, countBefore)
  }
}
