package import Model

/// That a sum, or a statistic, is only of what can be seen.
struct HiddenNumbersSentence {
  private let numbers: Int

  init(_ numbers: Int) { self.numbers = numbers }

  /// `leaves out 3 numbers that are suppressed or blank`. So many cells are no children: the number is shown however small it is.
  var text: String {
    let shown = Unit.decimal(Double(numbers), places: 0)
    return "leaves out \(shown) \(numbers == 1 ? "number that is" : "numbers that are") suppressed or blank"
  }
}

extension ScorecardLine {
  /// That its value leaves out numbers that are hidden; nil where it leaves out none.
  package var hiddenInWords: String? { hidden.map { HiddenNumbersSentence($0).text } }
}
