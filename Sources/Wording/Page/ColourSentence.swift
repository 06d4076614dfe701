package import Model

extension ScorecardLine {
  /// Its colour: `Green`, `No target yet`; nil where it has neither a colour nor a value.
  package var colourInWords: String? {
    if let rag { return rag.rawValue.withCapital }
    guard value != nil, status != .provisional else { return nil }
    return isPastItsTargets ? "Target ended" : targets.isEmpty ? "No target set" : "No target yet"
  }

  /// What a figure is called that is furthest from its target so far: of those off track, where any is.
  var furthestInWords: String { rag == .red ? "Furthest off track" : "Furthest from target" }
}
