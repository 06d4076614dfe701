package import Model

/// What a row of a table says that has room for a word or two a cell.
extension ScorecardLine {
  /// Its value, or why there is none.
  package var valueInBrief: String { value.map(Unit(unit).text) ?? status.rawValue }

  /// What is expected of it by now; a dash where nothing is.
  package var expectedInBrief: String {
    let unit = Unit(unit)
    return expected.map { unit.number(unit.limit($0, better)) } ?? "–"
  }

  /// Its colour. A provisional figure has none, and says what it is.
  package var colourInBrief: String { rag?.rawValue ?? (status == .provisional ? "provisional" : "–") }

  /// Its baseline, and that the pipeline measured it where it did.
  package var baselineInBrief: String {
    guard let baseline, let value = baseline.value else { return "–" }
    return baseline.qualifier + Unit(unit).number(value) + (baseline.measured ? " (measured)" : "")
  }

  /// The next target that falls due, or the last one.
  package var targetInBrief: String {
    let next = targets.first { $0.date >= asOf } ?? targets.last
    return next.map { Unit(unit).number($0.target) } ?? "–"
  }
}
