/// Where a figure began.
package enum Baseline: Hashable, Sendable, Encodable {
  /// Printed in the plan; the qualifier (`<`) is shown with it and does not count.
  case given(value: Double, date: Day, qualifier: String)
  /// To be confirmed: measured by the pipeline itself as at this day, and marked so.
  case measured(date: Day)

  package var date: Day {
    switch self {
    case .given(_, let date, _), .measured(let date): date
    }
  }

  /// What the plan prints; nil where the pipeline measures it.
  package var value: Double? {
    switch self {
    case .given(let value, _, _): value
    case .measured: nil
    }
  }
}
