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
  case keepsFromComputing(FigureID, LineNote)
  /// Of a source that is read for its narrative.
  case narrative(NarrativeWarning)
}

/// What a person would wonder about rows that report on the plan.
package enum NarrativeWarning: Hashable, Sendable {
  /// What a row can be about that the plan does not have.
  package enum Subject: Hashable, Sendable { case figure, action, indicator }
  /// What free text may hold that says who a child is.
  package enum Sign: Hashable, Sendable, CaseIterable { case nhsNumber, pupilNumber, postcode, dateOfBirth, name }

  case aboutNothing(rows: Int, Subject)
  case afterToday(rows: Int)
  case reviewedBeforeRaised(rows: Int)
  case worseWithMitigation(rows: Int)
  /// More risks than the plan's own and so many others.
  case tooManyRisks(rows: Int, most: Int)
  case noPlainRiskID(rows: Int)
  case tooLong(texts: Int, most: Int)
  case personal(Sign, texts: Int)
}

/// A condition of a definition that no row of its source meets, although the source has rows: a misspelt name in the definition, or
/// a spelling in the export that nobody listed.
package struct UnmatchedCondition: Hashable, Sendable {
  package var source: String
  package var column: String
  /// The names that the condition asks for, as the definition writes them.
  package var names: [String]
  /// The figures that ask.
  package var figures: [FigureID]

  package init(source: String, column: String, names: [String], figures: [FigureID]) {
    (self.source, self.column, self.names, self.figures) = (source, column, names, figures)
  }
}

/// The latest day of a source of which a figure looks at that day alone, where it counts fewer than half of what the day before it
/// counts: one mistyped day would be the latest.
package struct SmallDay: Hashable, Sendable {
  package var source: String
  package var latest: Day
  package var count: Double
  package var before: Day
  package var countBefore: Double

  package init(source: String, latest: Day, count: Double, before: Day, countBefore: Double) {
    (self.source, self.latest, self.count, self.before, self.countBefore) = (source, latest, count, before, countBefore)
  }
}

/// Rows that a duration leaves out because their day `to` is before their day `from`.
package struct LeftOutRows: Hashable, Sendable {
  package var source: String
  package var rows: Int
  package var from: String
  package var to: String

  package init(source: String, rows: Int, from: String, to: String) {
    (self.source, self.rows, self.from, self.to) = (source, rows, from, to)
  }
}
