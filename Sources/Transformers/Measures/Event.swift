internal import Model

/// A row as a measure sees it: when it begins to count and when it stops, whatever the day asked for.
package struct Event: Hashable, Sendable {
  /// The day that places it in a window.
  package var day: Int32
  /// The first day on which it no longer counts; `.max` where it never stops.
  package var until: Int32
  /// Whom it is about; 0 where nobody asked.
  package var entity: UInt32
  /// File and record in it: which of two rows of one day came later.
  package var place: Int64
  /// Passes the numerator's filter.
  package var isNumerator: Bool
  /// Passes the denominator's filter.
  package var isDenominator: Bool
  /// What is added up, or the day a duration begins; `Blank.integer` where there is none.
  package var amount: Int64
  /// The denominator of a proportion of sums, or the day a duration ends.
  package var whole: Int64

  package init(
    day: Int32, until: Int32 = .max, entity: UInt32 = 0, place: Int64 = 0, isNumerator: Bool = false,
    isDenominator: Bool = true, amount: Int64 = 0, whole: Int64 = 0
  ) {
    self.day = day
    self.until = until
    self.entity = entity
    self.place = place
    self.isNumerator = isNumerator
    self.isDenominator = isDenominator
    self.amount = amount
    self.whole = whole
  }
}
