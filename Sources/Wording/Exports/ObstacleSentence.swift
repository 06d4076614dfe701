package import Model

extension Obstacle {
  /// What keeps a figure from being computed, as one of its line's notes: `cannot be calculated: the exclusions data is missing`.
  package var sentence: String {
    switch self {
    case .notDelivered(let source): "cannot be calculated: the \(source) data is missing"
    case .refused(let source, let why): "cannot be calculated: the \(source) data could not be used – \(why.sentence)"
    case .missingColumn(let column): "cannot be calculated: \(column.sentence)"
    case .rejectedParts(let source, let rows):
      "cannot be calculated: \(rows.asShownCount) rows of the \(source) data could not be used, so part of the sum may be missing"
    case .unreached(let source, let newest):
      "cannot be calculated: the latest row of the \(source) data is dated \(newest.inWords), before this figure's period starts"
    }
  }
}
