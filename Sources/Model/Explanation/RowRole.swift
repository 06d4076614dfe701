/// What one accepted row is to a figure on one day. A row has one role for each use that the figure has for it.
package enum RowRole: Hashable, Sendable {
  /// It is in the numerator, or is one of the rows that a count or a sum is made of.
  case numerator
  /// It is in the denominator and not in the numerator, or is one of the rows behind a median.
  case denominator
  /// It plays no part, by this rule.
  case dropped(RowDrop)

  /// Whether it plays a part.
  package var isCounted: Bool {
    switch self {
    case .numerator, .denominator: true
    case .dropped: false
    }
  }

  /// The role that people know it by: the rows of a ratio's second part are its denominator. `part` is from 1.
  package func inWhole(_ measure: MeasureDefinition, ofPart part: Int?) -> RowRole {
    if case .combined(.ratio, _) = measure, part == 2, self == .numerator { .denominator } else { self }
  }
}

/// The rule by which an accepted row plays no part in a figure on a day. The first that applies is told, in this order.
package enum RowDrop: Hashable, Sendable {
  /// The column that places rows in the window is blank.
  case noDay(column: String)
  /// Its day is after the window: later than the figure's day or, for a census, than the census day.
  case after
  /// It does not pass this condition, seen from the figure's day.
  case condition(Condition)
  /// It does not pass these conditions together.
  case conditions(Filter.Group)
  /// Its day is before the window.
  case before
  /// It has stopped counting by this rule.
  case stopped(Stop)
  /// The column that says whom it is about is blank.
  case nobody(column: String)
  /// A later row speaks for the same entity.
  case laterRow(of: String)
  /// It is its entity's latest row, and does not pass the condition of the denominator.
  case outside(Filter)
  /// The entity has fewer rows than several.
  case tooFew(of: String, atLeast: Int)
  /// It is one of the entity's first rows, which are not counted where the further ones are.
  case first(of: String, before: Int)
  /// The column with the day on which the time begins is blank.
  case noBeginning(column: String)
  /// The time ends before it begins.
  case endsEarly
  /// The time begins after the figure's day.
  case beginsLater
  /// It is about none of the listed stages.
  case noStage(column: String)
  /// None of its cells that are added up has a value.
  case noNumber
  /// The member of the population is not in the cohort.
  case notInCohort
  /// It is about nobody who is asked about.
  case notAsked
  /// No rule drops it, and the figure could not be calculated.
  case notCalculated
}
