package import Model

/// How many figures are where, with the words beside the number.
package struct FigureTally: Sendable {
  /// Nil where the figures have no colour.
  package let rag: RAG?
  /// `red`, `without a target`.
  package let words: String
  /// Not empty.
  package let lines: [ScorecardLine]

  /// From red to what is not computed; what holds for no figure is left out.
  package static func all(of lines: [ScorecardLine]) -> [FigureTally] {
    func tally(_ rag: RAG?, _ words: String, _ holds: (ScorecardLine) -> Bool) -> FigureTally? {
      let chosen = lines.filter(holds)
      return chosen.isEmpty ? nil : FigureTally(rag: rag, words: words, lines: chosen)
    }
    return [
      tally(.red, "red") { $0.rag == .red }, tally(.amber, "amber") { $0.rag == .amber },
      tally(.green, "green") { $0.rag == .green },
      tally(nil, "provisional") { $0.status == .provisional },
      tally(nil, "without a target") { $0.rag == nil && $0.value != nil && $0.status != .provisional },
      tally(nil, "not computed") { $0.value == nil },
    ].compactMap(\.self)
  }
}

extension ScorecardLine {
  /// Its colour: `Green`, `no target yet`; nil where it has neither a colour nor a value.
  package var colourInWords: String? {
    if let rag { return rag.rawValue.withCapital }
    guard value != nil else { return nil }
    return "no target" + (isPastItsTargets ? " any more" : reason == .noTarget ? "" : " yet")
  }
}
