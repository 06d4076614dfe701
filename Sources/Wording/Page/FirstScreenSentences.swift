package import Model

/// The table of all figures at the top of the page: what its cells say.
package struct FirstScreenSentences: Sendable {
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

  /// Below the table: what its columns mean, for who has not met such a table.
  package let note =
    "Real change: recent months together, tested by statistical process control; of a rolling figure, each month on its own. "
    + "Cannot tell: too few points, or no chart is possible. Trend: solid line, the figure; dashed line, the plan; diamonds, targets."

  /// What the figure should be by now: `96`, `100%`, `None set`.
  package func target(_ line: ScorecardLine) -> String {
    let unit = Unit(line.unit)
    guard let expected = line.expected else {
      return line.isPastItsTargets ? "Ended" : line.targets.isEmpty ? "None set" : "None yet"
    }
    return unit.aimNumber(unit.limit(expected, line.better))
  }

  /// How far it has moved; a dash where nothing is compared. The column before says whether that is better.
  package func change(_ line: ScorecardLine) -> String {
    let change = ChangeSentences(line).brief
    return change.isEmpty ? "–" : change.withCapital
  }
}

/// The figure that is furthest from its target so far, in a line: what it is, whether that is noise, and who acts.
package struct WorstFigureSentences: Sendable {
  /// The figure's line.
  package let line: ScorecardLine
  private let missing: TargetGap
  private let scorecard: Scorecard

  /// Nil where no figure is off track or close to it.
  package init?(_ scorecard: Scorecard) {
    guard let (line, gap) = scorecard.lines.furthestFromTarget else { return nil }
    (self.line, missing, self.scorecard) = (line, gap, scorecard)
  }

  /// What comes before the name of the figure.
  package var introduction: String { line.furthestInWords + ":" }

  /// How it compares with its target so far, and what share is missing.
  package var gap: String { TargetGapSentence(line, missing).text + "." }

  /// Whether its latest change is more than noise.
  package var noise: String { line.words?.direction ?? "" }

  /// The owner of the figure: `Owner: Head of SEND, Somerset Council.`
  package var owner: String { "Owner: \(scorecard.named(line.owner))." }
}
