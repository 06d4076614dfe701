package import Model

/// Why the categories of a breakdown do not add up to the figure.
package struct OverlapSentences: Sendable {
  private let line: ScorecardLine

  /// `line` has the breakdowns that do not add up, and the value that they do not add up to.
  package init(_ line: ScorecardLine) { self.line = line }

  /// Why the categories of a breakdown do not add up; nil where they do.
  package func sentence(about dimension: String) -> String? { clause(about: dimension)?.withCapital }

  /// The same as it goes on after the breakdown's name.
  private func clause(about dimension: String) -> String? {
    guard let overlap = line.overlaps?.first(where: { $0.dimension == dimension }), let whole = line.value else { return nil }
    let unit = Unit(line.unit)
    let way = overlap.sum > whole ? "more" : unit.isCounted ? "fewer" : "less"
    let start = "these add up to \(unit.text(overlap.sum)), \(way) than the total of \(unit.number(whole))"
    switch overlap.cause {
    case .several: return "\(start), because some are in more than one category."
    case .repeats:
      return "\(start), because each category counts only those who appear more than once in that category."
    }
  }

  /// All of them, each with its breakdown: `By reason: …`.
  package var sentences: [String] {
    (line.overlaps ?? []).compactMap { overlap in
      clause(about: overlap.dimension).map { "By \(WrittenName.of(overlap.dimension)): \($0)" }
    }
  }
}
