/// What a figure should be at a checkpoint of the plan.
package struct Target: Hashable, Sendable, Encodable {
  /// The name of the checkpoint: `3 months`.
  package var checkpoint: String
  /// The day of the checkpoint.
  package var date: Day
  /// The target in the figure's unit; nil where the plan prints words alone, or while a baseline that it follows is not known.
  package var value: Double?
  /// The target in percent of the baseline, where the plan gives it so (`95% of baseline`); nil otherwise.
  package var shareOfBaseline: Double?
  /// What the plan prints: `50%`, `900%` (read as 90), `Purchased in Q1`, or words alone, such as `N/A`.
  package var printed: String
  /// What a reader must know of the printed words, such as that they are a misprint; nil where there is nothing to say.
  package var footnote: String?

  /// A target without a footnote; one without a value and without a share is words alone.
  package init(checkpoint: String, date: Day, value: Double?, shareOfBaseline: Double? = nil, printed: String = "") {
    self.checkpoint = checkpoint
    self.date = date
    self.value = value
    self.shareOfBaseline = shareOfBaseline
    self.printed = printed
  }

  /// Whether the plan prints words and no number, so that there is nothing to reach.
  package var isWordsAlone: Bool { value == nil && shareOfBaseline == nil }

  /// What the plan prints, where that is more than the number or differs from it; empty otherwise.
  package var printedOtherwise: String {
    Double(printed.hasSuffix("%") ? String(printed.dropLast()) : printed) == value ? "" : printed
  }

  /// The target in the figure's unit. A share of the baseline moves with it, and is nil while the baseline is not known.
  package func value(baseline: Double?) -> Double? {
    guard let shareOfBaseline else { return value }
    return baseline.map { shareOfBaseline * $0 / 100 }
  }
}
