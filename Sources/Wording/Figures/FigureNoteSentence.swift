package import Model

extension FigureNote {
  /// Why the value is what it is, as one of a line's notes:
  /// `nil return: the exclusions data has headings and no rows`.
  package var sentence: String {
    switch self {
    case .obstacle(let obstacle): obstacle.sentence
    case .noRows(let source, let isComputed):
      "\(isComputed ? "nil return" : "cannot be calculated"): the \(source) data has headings and no rows"
    case .empty(let why): "cannot be calculated: \(why.sentence)"
    }
  }
}

extension Emptiness {
  fileprivate var sentence: String {
    switch self {
    case .partOfSumMissing(let numbers):
      "\(Unit.decimal(Double(numbers), places: 0)) of the numbers to add up \(numbers == 1 ? "is" : "are") suppressed or blank"
    case .everyPartHidden: "every number that it adds up is suppressed or blank"
    case .numberMissing: "one of its numbers is suppressed or blank"
    case .nothingToDivideBy(let source): "the number from the \(source) data that it is divided by is 0"
    case .nothingToAdd(let source): "no row of the \(source) data matches, so there is nothing to add up"
    case .wholeIsZero: "the sum of which it is a percentage is 0"
    case .nobodyInDenominator(let source): "no row of the \(source) data counts on this date"
    case .noCohortYet(let day): "the cohort is chosen on \(day.inWords), which is after this date"
    }
  }
}
