/// What a person would question about a source whose rows are used all the same.
///
/// **Units**: a month is the number of months since year 0 (`Day.monthNumber`).
package enum SourceWarning: Equatable, Sendable {
  /// The month of its newest row, where later months are over and should have rows too.
  case endsEarly(month: Int)
  /// The months from `first` to `last` have no rows, and there are many before and after.
  case gap(first: Int, last: Int)
  /// The month has far more or far fewer rows than that month has in other years.
  case unusualMonth(Int, rows: Int, usual: Int)
  /// Its newest row is too many days older than the day that the figures are for.
  case old(newest: Day, asOf: Day)
  /// So many entities, in so many rows, are not in the register.
  case unregistered(column: String, register: String, entities: Int, rows: Int)
  /// The column is blank in its newest month more often than in the months before, in percent of the rows.
  case blankMoreOften(column: String, month: Int, share: Int, before: Int)
  /// It has fewer rows than in the last run.
  case smaller(read: Int, before: Int)
  /// So many rows were replaced by a later row of the same key that says something else.
  case keyTooNarrow(rows: Int, key: [String])
  /// No row meets a condition of a definition.
  case unmatched(UnmatchedCondition)
  /// Some file has no heading for the column.
  case missingColumn(MissingColumn)
  /// The column is blank in every row.
  case blankColumn(String)
  /// It has fewer than half of the rows of the last run in which it was whole.
  case shrunk(rows: Int, before: Int)
  /// No file whose name begins so was delivered, while others of the source were.
  case noFile(beginning: String)
  /// Its files may have been read as something else than they are.
  case doubt(FileDoubt)
  /// Its latest day counts fewer than half of what the day before counts.
  case smallDay(SmallDay)
  /// A duration leaves out rows that end before they begin.
  case leftOut(LeftOutRows)
  /// So many of the rows read were rejected.
  case rejected(Int, read: Int)
  /// The exports give another figure for the baseline's day than the plan prints.
  case baselineDiffers(FigureID, unit: String, day: Day, printed: Double, own: Double)
  /// It keeps a figure from being computed, although it was delivered.
  case keepsFromComputing(FigureID, Obstacle)
  /// Something is doubtful about reports on the plan.
  case narrative(NarrativeWarning)
}
