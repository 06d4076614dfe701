package import Model

/// What a row of a table says that has room for a word or two a cell.
extension ScorecardLine {
  /// Its value, or why there is none.
  package var valueInBrief: String { value.map(Unit(unit).text) ?? status.inBrief }

  /// Its target so far, whole where it is; a dash where there is none.
  package var expectedInBrief: String {
    let unit = Unit(unit)
    return expected.map { unit.aimNumber(unit.limit($0, better)) } ?? "–"
  }

  /// Its colour as a word, or what it has in place of one: it is provisional, or has no target, or no value.
  package var colourInBrief: String {
    if let rag { return rag.inBrief }
    if status == .provisional { return "Provisional" }
    guard value != nil, expected == nil else { return "–" }
    return isPastItsTargets ? "Target ended" : targets.isEmpty ? "No target" : "None yet"
  }

  /// How far it has moved since the month-end before; a dash where nothing is compared.
  package var changeInBrief: String {
    let words = ChangeSentences(self).brief
    return words.isEmpty ? "–" : words
  }

  /// Whether its latest value is a real change; a dash where there is no value.
  package var realChangeInBrief: String { value == nil ? "–" : ChangeSentences(self).realChange }

  /// Its baseline, and that the pipeline measured it where it did.
  package var baselineInBrief: String {
    guard let baseline, let value = baseline.value else { return "–" }
    return baseline.qualifier + Unit(unit).aimNumber(value) + (baseline.measured ? " (measured)" : "")
  }

  /// The next target that falls due, or the last one.
  package var targetInBrief: String {
    let next = targets.first { $0.date >= asOf } ?? targets.last
    return next.map { Unit(unit).aimNumber($0.target) } ?? "–"
  }
}

extension RAG {
  /// The colour as a word: `Red`.
  package var inBrief: String { rawValue.withCapital }
}

extension FigureStatus {
  /// In place of a value.
  fileprivate var inBrief: String {
    switch self {
    case .notComputed: "not calculated"
    case .notRun: "not asked for"
    case .computed, .provisional: rawValue
    }
  }
}
