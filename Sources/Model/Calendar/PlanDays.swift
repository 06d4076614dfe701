/// The days that a plan, its baselines and its targets may have, and for which somebody may ask for a scorecard.
///
/// Plans run for about five years. These fifty years leave room for that, and keep every series below 601 month-ends.
package enum PlanDays {
  /// The range of these days: 1 January 2000 to 31 December 2049, both included.
  package static let all = (Day(2000, 1, 1) ?? Day(number: 0))...(Day(2049, 12, 31) ?? Day(number: 0))
  /// The range as messages give it: `1 January 2000 to 31 December 2049`.
  package static let inWords = "\(all.lowerBound.inWords) to \(all.upperBound.inWords)"
}
