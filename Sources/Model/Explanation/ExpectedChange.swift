/// Why something else is expected of a figure than before, or it is judged otherwise. It changes the colour, and never the value.
package enum ExpectedChange: Hashable, Sendable {
  /// These keys changed: baseline, targets, or how a value is judged by them. Empty where the earlier definition is not at hand.
  case definition([KeyChange])
  /// The date moved on; the values expected on both dates, nil where nothing is expected.
  case day(from: Double?, to: Double?)
  /// The baseline that the program measured is another; nil where there is none.
  case baseline(from: Double?, to: Double?)
}
