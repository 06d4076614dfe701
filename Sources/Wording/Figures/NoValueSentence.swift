package import Model

extension ScorecardLine {
  /// Why it has no value, in a sentence; nil where it has one.
  package var whyThereIsNoValue: String? {
    value == nil ? notes?.first?.sentence(Unit(unit)) : nil
  }
}
