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
