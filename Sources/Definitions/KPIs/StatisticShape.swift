/// How a percentile is written: `percentile 90`.
enum StatisticShape {
  static let percentile = Shape.form(
    "a percentile", pattern: "percentile (100|[0-9]{1,2})(\\.[0-9]+)?", examples: ["percentile 90"])

  /// The percentage of a percentile; nil where the text is none.
  static func percent(_ text: String) -> Double? {
    guard text.hasPrefix("percentile "), let percent = Double(text.dropFirst(11)), (0...100).contains(percent) else { return nil }
    return percent
  }
}
