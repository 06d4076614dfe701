/// Why there is no value although all sources are there.
package enum Emptiness: Hashable, Sendable {
  case partOfSumMissing
  case nothingToAdd(source: String)
  case partOrWholeMissing
  case nobodyInDenominator(source: String)
}

/// Why a figure's value is what it is, where that needs saying.
package enum FigureNote: Hashable, Sendable {
  case obstacle(Obstacle)
  /// The source was delivered with headings and no rows. Nothing can be computed of that, or it is the answer.
  case noRows(source: String, isComputed: Bool)
  case empty(Emptiness)
}
