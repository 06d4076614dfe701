internal import Model

extension MeasureDefinition {
  /// Whether two measures look at the same rows, and differ only in the number that they work out from them.
  func sharesRows(with other: MeasureDefinition) -> Bool { sharedRows != nil && sharedRows == other.sharedRows }
}
