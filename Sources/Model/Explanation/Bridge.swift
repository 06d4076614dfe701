/// How a figure got from one day to a later one: causes one after another, whose effects add up to the change.
///
/// **Source**: the plan's figures, "Change, explained": each cause is a number of rows and their effect, with nothing left over.
///
/// **Grain**: a cause for each thing that can happen to rows, by the use that the figure has for them.
package struct Bridge: Sendable {
  /// The earlier day, and the figure on it by the same exports and definitions.
  package var from: Figure
  /// The later day's figure.
  package var to: Figure
  /// The causes, in the order in which they were applied.
  package var causes: [BridgeCause]

  /// A way from one figure to another.
  package init(from: Figure, to: Figure, causes: [BridgeCause]) { (self.from, self.to, self.causes) = (from, to, causes) }

  /// What the effects do not explain; nil where one of the figures has no value. 0 but for rounding.
  package var residue: Double? {
    guard let from = from.value, let to = to.value else { return nil }
    return to - from - causes.reduce(0) { $0 + ($1.effect.value ?? 0) }
  }
}

/// One cause of a figure's change.
package struct BridgeCause: Hashable, Sendable {
  /// What happened to rows, in the order in which it is applied.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Their day is no longer in the window.
    case left
    /// They have stopped counting: withdrawn, reinstated, closed.
    case stopped
    /// Something of them is known now: an outcome, a review, a decision. They count otherwise than before, or no longer.
    case known
    /// They have passed a limit of time, such as 18 weeks since the referral. Nothing more is known of them.
    case limit
    /// They count on both days, and have waited longer on the later one.
    case waited
    /// Their day is in the window now.
    case entered
    /// The later export no longer has them.
    case removed
    /// The later export has them, and they cannot be used any more.
    case rejected
    /// Both exports have them, and they say something else now.
    case corrected
    /// The earlier export had them, and they could not be used.
    case usable
    /// The earlier export did not have them.
    case added

    /// What happens to the rows of one export between two days.
    package static let ofDays: [Kind] = [.left, .stopped, .known, .limit, .waited, .entered]
    /// What happens to rows between two exports.
    package static let ofExports: [Kind] = [.removed, .rejected, .corrected, .usable, .added]
  }
  /// What changed of a figure. **Units**: `value` in the figure's unit, the others as in its answer.
  package struct Effect: Hashable, Sendable {
    /// The change of the value; nil where neither figure before nor after it has one.
    package var value: Double?
    /// The change of the numerator; nil where there is none.
    package var numerator: Double?
    /// The change of the denominator; nil where there is none.
    package var denominator: Double?

    /// The change from one answer to the next. Where one has no number, that counts as no change.
    package init(value: Double?, numerator: Double?, denominator: Double?) {
      (self.value, self.numerator, self.denominator) = (value, numerator, denominator)
    }
  }
  /// How many of the rows are above, and how many below, the median (or other percentile) of the earlier day.
  package struct Sides: Hashable, Sendable {
    /// The rows whose own number is higher.
    package var above = 0
    /// The rows whose own number is lower.
    package var below = 0

    /// No row on either side yet.
    package init() {}
  }
  /// What happened.
  package var kind: Kind
  /// Which part of a ratio, difference or total the rows belong to, from 1; nil for a measure that has no parts.
  package var part: Int?
  /// What the rows are used for.
  package var use: RowUse
  /// The source of the rows.
  package var source: String
  /// How many rows it happened to.
  package var rows: Int
  /// Of these rows, how many say the same themselves: a row of another source that they look up or are linked by has changed.
  package var unchanged = 0
  /// What it did to the figure.
  package var effect: Effect
  /// On which side of the earlier figure the rows are; nil where the figure is no percentile of its rows' own numbers.
  package var sides: Sides?
  /// These rows, of each export in reading order; empty unless they were asked for.
  package var listed: [BridgeRow] = []

  /// A cause with its effect.
  package init(kind: Kind, part: Int?, use: RowUse, source: String, rows: Int, effect: Effect) {
    (self.kind, self.part, self.use, self.source, self.rows, self.effect) = (kind, part, use, source, rows, effect)
  }
}

/// One of the rows behind a cause. It has no value of the row: those are looked up by its places.
package struct BridgeRow: Hashable, Sendable {
  /// As it was; nil where the earlier export did not have it.
  package var before: ExplainedRow?
  /// As it is; nil where the later export does not have it.
  package var after: ExplainedRow?
  /// What it did to the value, where that does not depend on other rows: in counts and sums.
  package var effect: Double?

  /// A row with what it did.
  package init(before: ExplainedRow?, after: ExplainedRow?, effect: Double?) {
    (self.before, self.after, self.effect) = (before, after, effect)
  }
}
