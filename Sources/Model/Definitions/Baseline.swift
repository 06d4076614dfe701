/// Where a figure began.
package enum Baseline: Hashable, Sendable, Encodable {
  /// A value that the plan prints. The qualifier (`<`) is shown with it and does not count.
  case given(value: Double, date: Day, qualifier: String)
  /// A baseline that the plan leaves to be confirmed: the pipeline measures it on this day, and marks it as measured.
  case measured(date: Day)

  /// The day of the baseline.
  package var date: Day {
    switch self {
    case .given(_, let date, _), .measured(let date): date
    }
  }

  /// The value that the plan prints, in the figure's unit; nil where the pipeline measures it.
  package var value: Double? {
    switch self {
    case .given(let value, _, _): value
    case .measured: nil
    }
  }
}
