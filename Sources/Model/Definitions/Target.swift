/// What a figure should be at a checkpoint of the plan.
package struct Target: Hashable, Sendable, Encodable {
  package var checkpoint: String
  package var date: Day
  /// In the figure's unit. Nil while a baseline that it follows is not known.
  package var value: Double?
  /// In percent of the baseline, where the plan gives the target so: `95% of baseline`.
  package var shareOfBaseline: Double?
  /// What the plan prints: `50%`, `900%` (read as 90), `Purchased in Q1`; or words alone, such as `N/A`.
  package var printed: String
  /// What a reader must know of the printed words: that they are a misprint.
  package var footnote: String?

  package init(checkpoint: String, date: Day, value: Double?, shareOfBaseline: Double? = nil, printed: String = "") {
    self.checkpoint = checkpoint
    self.date = date
    self.value = value
    self.shareOfBaseline = shareOfBaseline
    self.printed = printed
  }

  /// The plan prints words and no number: there is nothing to reach.
  package var isWordsAlone: Bool { value == nil && shareOfBaseline == nil }

  /// What the plan prints, where that is more than the number or another.
  package var printedOtherwise: String {
    Double(printed.hasSuffix("%") ? String(printed.dropLast()) : printed) == value ? "" : printed
  }

  /// The target in the figure's unit. One that is a share of the baseline moves with it.
  package func value(baseline: Double?) -> Double? {
    guard let shareOfBaseline else { return value }
    return baseline.map { shareOfBaseline * $0 / 100 }
  }
}
