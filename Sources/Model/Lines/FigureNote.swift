/// Why there is no value although all sources were delivered.
package enum Emptiness: Equatable, Sendable {
  /// So many of the numbers of a sum, or of two, are suppressed or blank.
  case partOfSumMissing(numbers: Int)
  /// Every part of the sum is suppressed or blank, and its definition leaves such parts out.
  case everyPartHidden
  /// One of the numbers of a statistic is suppressed or blank.
  case numberMissing
  /// The value that a ratio is divided by is 0.
  case nothingToDivideBy(source: String)
  /// No row of the source matches, so that there is nothing to add up.
  case nothingToAdd(source: String)
  /// The sum of which another is a percentage is 0.
  case wholeIsZero
  /// No row of the source counts on the day, so that nobody is in the denominator.
  case nobodyInDenominator(source: String)
  /// The figure is of a cohort as at this later day, so that there is none yet.
  case noCohortYet(Day)
}

/// Why a figure's value is what it is, where there is something to say.
package enum FigureNote: Equatable, Sendable {
  /// Something keeps it from being computed.
  case obstacle(Obstacle)
  /// The source was delivered with headings and no rows. A count of it is 0, and computed; a share is not.
  case noRows(source: String, isComputed: Bool)
  /// There is no value although all sources were delivered.
  case empty(Emptiness)
}
