package import Model

extension Obstacle {
  /// What keeps a figure from being computed, as it stands among a line's notes: `not computed: exclusions was not delivered`.
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
