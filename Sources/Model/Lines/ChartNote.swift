/// Why a chart is not drawn, or lacks something that a reader would look for.
package enum ChartNote: Hashable, Sendable {
  /// Why there are no independent values that an XmR chart can be drawn of.
  package enum NoChart: Hashable, Sendable {
    case stages
    case latestOfEach
    case waitsThatGoOn
    case startsAnewEachYear
    case rolling
    case cumulative
  }

  case noChart(NoChart)
  case noValue
  /// The points since a day, all but the part before the first rebase, or all where both days are nil: at least `wanted` are needed.
  case noLimits(since: Day?, before: Day?, points: Int, wanted: Int)
  /// The plan's target is for so many months, of which each has its share.
  case targetShared(Double, months: Int)
  /// The plan's target is for so many months together.
  case noAssurance(months: Int)
  case repeatsOfEachMonth
}
