/// A row as a measure sees it: when it begins to count and when it stops, whatever day is asked about.
package struct Event: Hashable, Sendable {
  /// The day that places it in a window.
  package var day: Int32
  /// The first day on which it counts, where that is later than its own day; `.min` where it counts from its own day on.
  package var since: Int32
  /// The first day on which it no longer counts; `.max` where it never stops.
  package var until: Int32
  /// The number of the person, school or other entity that it is about; 0 where the measure does not ask.
  package var entity: UInt32
  /// Where the row stands in reading order (file, and record in it): of two rows of one day, the higher one came later.
  package var place: Int64
  /// Whether the row passes the numerator's filter.
  package var isNumerator: Bool
  /// Whether the row passes the denominator's filter.
  package var isDenominator: Bool
  /// What is added up, or the day on which a duration begins; `Blank.integer` where there is none.
  package var amount: Int64
  /// The denominator of a proportion of sums, or the day on which a duration ends; `Blank.integer` where there is none.
  package var whole: Int64

  /// An event that counts from `day` on; without the other values it never stops, is about nobody, and is no part of a
  /// numerator.
  package init(
    day: Int32, since: Int32 = .min, until: Int32 = .max, entity: UInt32 = 0, place: Int64 = 0,
    isNumerator: Bool = false, isDenominator: Bool = true, amount: Int64 = 0, whole: Int64 = 0
  ) {
    self.day = day
    self.since = since
    self.until = until
    self.entity = entity
    self.place = place
    self.isNumerator = isNumerator
    self.isDenominator = isDenominator
    self.amount = amount
    self.whole = whole
  }
}
