/// The days that a plan, its baselines and its targets may have, and of which a scorecard may be asked for: plans run for five
/// years or so. Fifty years: no series has more than 600 month-ends.
package enum PlanDays {
  package static let all = (Day(2000, 1, 1) ?? Day(number: 0))...(Day(2049, 12, 31) ?? Day(number: 0))
  package static let inWords = "\(all.lowerBound.inWords) to \(all.upperBound.inWords)"
}
