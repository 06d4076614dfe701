/// Why a chart is not drawn, or lacks something that a reader would look for.
package enum ChartNote: Equatable, Sendable {
  /// Why the figure has no independent values that an XmR chart can be drawn of.
  package enum NoChart: Equatable, Sendable {
    /// Stages are reached one after the other.
    case stages
    /// The latest row of each school or other entity repeats most of the month before.
    case latestOfEach
    /// A wait that goes on is longer in each earlier month, whatever was done.
    case waitsThatGoOn
    /// A total that begins again each year adds up from month to month.
    case startsAnewEachYear
    /// The neighbours of a rolling figure share most of their months.
    case rolling
    /// A figure that counts everything up to a day only adds up.
    case cumulative
  }

  /// There is no chart.
  case noChart(NoChart)
  /// There are no limits, because no point has a value.
  case noValue
  /// There are too few points for limits: `points` where `wanted` are needed. They are those since a rebase, or those before
  /// the first rebase, or all where both days are nil.
  case noLimits(since: Day?, before: Day?, points: Int, wanted: Int)
  /// The plan's target is for so many months, and the chart shows the share of one month.
  case targetShared(Double, months: Int)
  /// The plan's target is for so many months together, so that one month cannot be compared with it.
  case noAssurance(months: Int)
  /// Each point counts what occurs more than once in that month, not over the figure's months.
  case repeatsOfEachMonth
}
