/// What a person would wonder about a source whose rows are used all the same.
///
/// A month is the number of months since year 0: year × 12 + month − 1.
package enum SourceWarning: Hashable, Sendable {
  /// Months are over after the one in which its newest row is.
  case endsEarly(month: Int)
  /// Months without rows, between months with many.
  case gap(first: Int, last: Int)
  /// A month with far more or far fewer rows than that month has in other years.
  case unusualMonth(Int, rows: Int, usual: Int)
  /// Its newest row is so many days older than the day that figures are for.
  case old(newest: Day, asOf: Day)
  /// Entities, and the rows about them, that the register does not know.
  case unregistered(column: String, register: String, entities: Int, rows: Int)
  /// A column that is blank more often in its newest month than before, in percent of the rows.
  case blankMoreOften(column: String, month: Int, share: Int, before: Int)
  /// Fewer rows than in the last run.
  case smaller(read: Int, before: Int)
  /// Rows that were replaced by a later row of the same key that says another thing.
  case keyTooNarrow(rows: Int, key: [String])
  case unmatched(UnmatchedCondition)
  case missingColumn(MissingColumn)
  case blankColumn(String)
  /// Fewer than half of the rows of the last run in which it was whole.
  case shrunk(rows: Int, before: Int)
  case doubt(FileDoubt)
  case smallDay(SmallDay)
  case leftOut(LeftOutRows)
  case rejected(Int, read: Int)
  /// The exports give another figure for the baseline's day than the plan prints.
  case baselineDiffers(FigureID, unit: String, day: Day, printed: Double, own: Double)
  case keepsFromComputing(FigureID, Obstacle)
  /// Of a source that is read for its narrative.
  case narrative(NarrativeWarning)
}
