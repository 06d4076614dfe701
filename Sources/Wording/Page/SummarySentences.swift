package import Model

/// The table of all figures at the top of the page: what its cells say.
package struct SummarySentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` has its sentences already.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// Above the table.
  package var caption: String { "All KPIs on \(scorecard.asOf.inWords)" }

  /// The headings of the columns.
  package var headings: [String] {
    [
      "KPI", "Value", "Target so far", "RAG", "Real change?", "Since \(scorecard.asOf.previousMonthEnd.inWords)", "Trend",
    ]
  }

  /// The same where the cells of a row stand below each other.
  package let narrowHeadings = ["KPI", "Value", "Target so far", "RAG", "Real change?", "Change", "Trend"]

  /// What the figure should be by now: `96`, `100%`, `None set`.
  package func target(_ line: ScorecardLine) -> String {
    let unit = Unit(line.unit)
    guard let expected = line.expected else {
      return line.isPastItsTargets || line.reason == .noTarget ? "None set" : "None yet"
    }
    return unit.aimNumber(unit.limit(expected, line.better))
  }

  /// How far it has moved; a dash where nothing is compared.
  package func change(_ line: ScorecardLine) -> String {
    let change = ChangeSentences(line).short
    return change.isEmpty ? "–" : change
  }
}

/// The figure that is furthest from its target so far, in a line: what it is, whether that is noise, and who acts.
package struct WorstFigureSentences: Sendable {
  /// The figure's line; its gap is the largest of all that are red, or else of all that are amber.
  package let line: ScorecardLine
  private let scorecard: Scorecard

  /// Nil where no figure is red or amber.
  package init?(_ scorecard: Scorecard) {
    func worst(_ rag: RAG) -> ScorecardLine? {
      scorecard.lines.filter { $0.rag == rag }.max { ($0.targetGap?.share ?? 0) < ($1.targetGap?.share ?? 0) }
    }
    guard let line = worst(.red) ?? worst(.amber) else { return nil }
    (self.line, self.scorecard) = (line, scorecard)
  }

  /// What comes before the name of the figure.
  package var introduction: String { "Furthest from target:" }

  /// How it compares with its target so far: `119 exclusions against a target so far of 96.`
  package var gap: String {
    let unit = Unit(line.unit)
    guard let value = line.value, let expected = line.expected else { return "" }
    let missing = line.targetGap.flatMap { gap -> String? in
      guard case .way = gap.basis, gap.share < 1 else { return nil }
      return "; \(Unit.decimal(gap.share * 100, places: 0))% of the planned improvement is still to come"
    }
    return "\(unit.text(value)) against a target so far of \(unit.aimNumber(unit.limit(expected, line.better)))\(missing ?? "")."
  }

  /// Whether its latest change is more than noise.
  package var noise: String { line.words?.direction ?? "" }

  /// Whoever answers for the figure: `Owner: Head of SEND, Somerset Council.`
  package var owner: String { "Owner: \(scorecard.named(line.owner))." }
}
