package import Model

/// That a sum, or a statistic, is only of what can be seen.
package struct HiddenNumbersSentence {
  /// Above a column of such numbers, where some value leaves out any.
  package static let heading = "Numbers left out"
  private let numbers: Int

  init(_ numbers: Int) { self.numbers = numbers }

  /// `leaves out 3 numbers that are suppressed or blank`. So many cells are no children: the number is shown however small it is.
  var text: String {
    let shown = Unit.decimal(Double(numbers), places: 0)
    return "leaves out \(shown) \(numbers == 1 ? "number that is" : "numbers that are") suppressed or blank"
  }
}

extension SeriesPoint {
  /// ` (leaves out 3 numbers that are suppressed or blank)`, after its value; empty where it leaves out none.
  var hiddenAfterValue: String { hidden.map { " (\(HiddenNumbersSentence($0).text))" } ?? "" }
}

extension Scorecard {
  /// What the figures shown next to a line leave out, on its day: a clause each.
  func hiddenBeside(_ line: ScorecardLine) -> [String] {
    series.filter { $0.hidden != nil && $0.asOf == line.asOf && $0.id == line.id && !$0.isOwn }.compactMap { point in
      point.hidden.map { "\(point.title ?? point.measure) \(HiddenNumbersSentence($0).text)" }
    }
  }
}

extension ScorecardLine {
  /// That its value leaves out numbers that are hidden; nil where it leaves out none.
  package var hiddenInWords: String? { hidden.map { HiddenNumbersSentence($0).text } }
}
