package import Model

/// What has improved, said as plainly as what has not.
package struct ImprovementSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` has been compared with its targets and its charts already.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// The figures whose latest point is a real improvement.
  package var real: [ScorecardLine] { VerdictSentences(scorecard.lines).improved }

  /// The other figures that have turned green on this day, or are green for the first time.
  package var turnedGreen: [ScorecardLine] {
    scorecard.lines.filter { $0.rag == .green && $0.ragSince == scorecard.asOf && $0.variation != .improvement }
  }

  /// What a figure has become and how far it has moved: `6.4 weeks, down 0.6 since 29 February 2024.`
  package func sentence(_ line: ScorecardLine) -> String {
    guard let value = line.value else { return "" }
    let change = ChangeSentences(line).brief
    let since = line.comparedWith == line.asOf.previousMonthEnd ? " since \(line.asOf.previousMonthEnd.inWords)" : ""
    return Unit(line.unit).text(value) + (change.isEmpty ? "" : ", \(change)\(since)") + "."
  }

  /// That the figure meets its target, or that it still does not; nil where it has none.
  package func target(_ line: ScorecardLine) -> String? {
    guard let rag = line.rag, let expected = line.expected else {
      return line.reason == .noTarget ? "No target has been set." : nil
    }
    let unit = Unit(line.unit)
    let target = unit.aimOrBetter(unit.limit(expected, line.better), line.better)
    switch rag {
    case .green: return "On track: the target so far is \(target)."
    case .amber: return "Nearly on track: the target so far is \(target)."
    case .red: return "Still off track: the target so far is \(target)."
    }
  }

  /// The figures that meet their targets so far; nil where none does.
  package var onTrack: [ScorecardLine] { scorecard.lines.filter { $0.rag == .green } }
}
