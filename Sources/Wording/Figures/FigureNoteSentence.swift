package import Model

extension FigureNote {
  /// Why the value is what it is, as it stands among a line's notes:
  /// `nil return: exclusions was delivered with headings and no rows`.
  package var sentence: String {
    switch self {
    case .obstacle(let obstacle): obstacle.sentence
    case .noRows(let source, let isComputed):
      "\(isComputed ? "nil return" : "not computed"): \(source) was delivered with headings and no rows"
    case .empty(let why): "not computed: \(why.sentence)"
    }
  }
}

extension Emptiness {
  fileprivate var sentence: String {
    switch self {
    case .partOfSumMissing: "a part of the sum is missing"
    case .nothingToAdd(let source): "no row of \(source) matches: there is nothing to add up"
    case .partOrWholeMissing: "a part of a sum is missing, or the whole is 0"
    case .nobodyInDenominator(let source): "nobody in the denominator (no row of \(source) counts on this day)"
    }
  }
}
