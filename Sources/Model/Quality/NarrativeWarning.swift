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
