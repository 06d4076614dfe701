/// What a person would question in rows that report on the plan.
package enum NarrativeWarning: Equatable, Sendable {
  /// What a row can be about that the plan does not have.
  package enum Subject: Equatable, Sendable { case figure, action, indicator }
  /// What free text may hold that says who a child is.
  package enum Sign: Equatable, Sendable, CaseIterable { case nhsNumber, pupilNumber, postcode, dateOfBirth, name }

  /// So many rows are about something that the plan does not have.
  case aboutNothing(rows: Int, Subject)
  /// So many rows are dated after today.
  case afterToday(rows: Int)
  /// So many risks were reviewed before they were raised.
  case reviewedBeforeRaised(rows: Int)
  /// So many risks have a higher score after mitigation than before.
  case worseWithMitigation(rows: Int)
  /// There are more risks than the plan's own and `most` others. So many rows are left out.
  case tooManyRisks(rows: Int, most: Int)
  /// So many rows have a `risk_id` that is not short and plain.
  case noPlainRiskID(rows: Int)
  /// So many texts are longer than `most` characters; the rest of each is left out.
  case tooLong(texts: Int, most: Int)
  /// So many texts hold what looks like personal data.
  case personal(Sign, texts: Int)
}
