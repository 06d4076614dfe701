/// What the plan's Impact Score Card prints for a figure, word by word.
///
/// **Shape**: a figure.
package struct PrintedCard: Sendable, Codable, Hashable {
  /// The baseline as it is printed: `128 (Feb 2023)`, `Baseline TBC`. Empty where the plan prints nothing.
  package var baseline: String
  /// The cells for which the plan prints something: a number, or words alone.
  package var targets: [PrintedTarget]

  /// What the card prints for a figure.
  package init(baseline: String, targets: [PrintedTarget]) {
    self.baseline = baseline
    self.targets = targets
  }
}

/// One cell of the card.
///
/// **Shape**: a figure and a checkpoint.
package struct PrintedTarget: Sendable, Codable, Hashable {
  /// The name of the checkpoint: `3 months`.
  package var checkpoint: String
  /// The day of the checkpoint.
  package var date: Day
  /// What the plan prints: `50%`, `N/A`, `Purchased in Q1`.
  package var printed: String
  /// What a reader must know of the printed words, such as that they are a misprint; nil where there is nothing to say.
  package var footnote: String?
  /// The number that it is read as, in the figure's unit; nil where it is words alone, or where its baseline is not known.
  package var target: Double?

  /// A cell of words alone, unless a target is given.
  package init(checkpoint: String, date: Day, printed: String, footnote: String? = nil, target: Double? = nil) {
    self.checkpoint = checkpoint
    self.date = date
    self.printed = printed
    self.footnote = footnote
    self.target = target
  }
}
