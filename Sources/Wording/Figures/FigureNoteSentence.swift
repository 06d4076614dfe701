package import Model

extension FigureNote {
  package var sentence: String {
    switch self {
    case .obstacle(let obstacle): obstacle.sentence
    case .noRows(let source, let isComputed):
      "\(isComputed ? "nil return" : "not computed"): \(source) was delivered with headings and no rows"
    case .empty(let why): "not computed: \(why.sentence)"
    }
  }
}

extension Obstacle {
  package var sentence: String {
    switch self {
    case .notDelivered(let source): "not computed: \(source) was not delivered"
    case .refused(let source, let why): "not computed: \(source) was refused: \(why.sentence)"
    case .missingColumn(let column): "not computed: \(column.sentence)"
    case .rejectedParts(let source, let rows):
      "not computed: \(rows.asShownCount) rows of \(source) were rejected: a part of the sum may be missing"
    case .unreached(let source, let newest):
      "not computed: the newest row of \(source) is dated \(newest.inWords), before the figure's period begins"
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
