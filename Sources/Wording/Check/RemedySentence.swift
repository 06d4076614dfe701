package import Model

extension ScorecardLine {
  /// What to write in a definition so that a figure without a value has one, where that may be wanted; nil elsewhere.
  package var remedy: String? {
    let isPartMissing = notes?.contains { note in
      switch note {
      case .figure(.empty(.partOfSumMissing)), .figure(.empty(.numberMissing)): true
      default: false
      }
    }
    guard isPartMissing == true else { return nil }
    return "To leave them out, write 'hidden: left out' in the measure; the figure then says how many it leaves out"
  }
}
