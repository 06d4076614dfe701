package import Model

extension ScorecardLine {
  /// Its colour: `Green`, `No target yet`; nil where it has neither a colour nor a value.
  package var colourInWords: String? {
    if let rag { return rag.rawValue.withCapital }
    guard value != nil, status != .provisional else { return nil }
    return isPastItsTargets ? "Target ended" : reason == .noTarget ? "No target set" : "No target yet"
  }
}
