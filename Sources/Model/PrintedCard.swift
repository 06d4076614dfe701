/// What the plan's Impact Score Card prints for a figure, word by word. Grain: a figure.
package struct PrintedCard: Sendable, Codable, Hashable {
  /// `128 (Feb 2023)`, `Baseline TBC`; empty where the plan prints nothing.
  package var baseline: String
  /// One for each checkpoint for which the plan prints something: a number, or words alone.
  package var targets: [PrintedTarget]

  package init(baseline: String, targets: [PrintedTarget]) {
    self.baseline = baseline
    self.targets = targets
  }
}

/// One cell of the card. Grain: a figure and a checkpoint.
package struct PrintedTarget: Sendable, Codable, Hashable {
  package var checkpoint: String
  package var date: Day
  /// `50%`, `N/A`, `Purchased in Q1`.
  package var printed: String
  /// What a reader must know of the printed words: that they are a misprint.
  package var footnote: String?
  /// The number that it is read as, in the figure's unit; nil where it is words alone, or its baseline is not known.
  package var target: Double?

  package init(checkpoint: String, date: Day, printed: String, footnote: String? = nil, target: Double? = nil) {
    self.checkpoint = checkpoint
    self.date = date
    self.printed = printed
    self.footnote = footnote
    self.target = target
  }
}

extension ScorecardLine {
  /// The card's targets. A line from before the card was kept has those that are numbers.
  package var cardTargets: [PrintedTarget] {
    card?.targets
      ?? targets.map {
        PrintedTarget(checkpoint: $0.checkpoint, date: $0.date, printed: $0.printed, target: $0.target)
      }
  }
}

extension [ScorecardLine] {
  /// Every checkpoint for which the card prints something, in the order of their days.
  package var checkpoints: [Checkpoint] {
    flatMap(\.cardTargets).reduce(into: [Checkpoint]()) { known, target in
      if !known.contains(where: { $0.name == target.checkpoint }) {
        known.append(Checkpoint(name: target.checkpoint, date: target.date))
      }
    }.sorted { $0.date < $1.date }
  }
}
