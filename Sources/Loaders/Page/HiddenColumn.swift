internal import Model
internal import Wording

/// The column of a table that says how many numbers each of its values leaves out because they are suppressed or blank. Where no
/// value leaves out any, there is no such column.
struct HiddenColumn {
  /// What stands above it; empty where there is no column.
  let heading: [String]

  /// `numbers` are those of all rows; `day` is that of the values, where the table has more than one.
  init(_ numbers: [Int?], on day: Day? = nil) {
    let words = HiddenNumbersSentence.heading + (day.map { ", \($0.inWords)" } ?? "")
    heading = numbers.contains { $0 != nil } ? [words] : []
  }

  /// The cell of a row with this value; none where there is no column.
  func cell(_ numbers: Int?, of value: Double?) -> [String] {
    heading.map { _ in value == nil ? "" : Unit.decimal(Double(numbers ?? 0), places: 0) }
  }
}
