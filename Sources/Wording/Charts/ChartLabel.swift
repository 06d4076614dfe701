/// The labels of a chart's lines, and what is said below it.
package enum ChartLabel {
  /// The latest value.
  package static func now(_ number: String) -> String { "now \(number)" }
  /// The target that falls due last, or next.
  package static func target(_ number: String) -> String { "target \(number)" }
  /// The mean of the points.
  package static func average(_ number: String) -> String { "average \(number)" }
  /// The most that normal variation explains.
  package static func upperLimit(_ number: String) -> String { "upper limit \(number)" }
  /// The least that normal variation explains.
  package static func lowerLimit(_ number: String) -> String { "lower limit \(number)" }
  /// The upper limit, where there is room for a word.
  package static func upper(_ number: String) -> String { "upper \(number)" }
  /// The lower limit, where there is room for a word.
  package static func lower(_ number: String) -> String { "lower \(number)" }

  /// Said where an axis does not begin at 0: a change looks larger than it is.
  package static func startOfAxis(_ value: String) -> String { "Note: the vertical axis starts at \(value), not 0." }
}
