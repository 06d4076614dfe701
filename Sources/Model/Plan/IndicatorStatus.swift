/// What was found out in a period. It is free text, and may speak of children.
///
/// **Shape**: a row of `qualitative`.
package struct QualitativeReport: Sendable, Codable, Hashable {
  /// The indicator that it is about: `QI 1`; or other evidence: `AE 1`.
  package var reference: String
  /// The number of the area of weakness.
  package var areaOfWeakness: String
  /// The last day of the period that it is about.
  package var periodEnd: Day
  /// What was found.
  package var summary: String
  /// What was done about it; empty where nobody says.
  package var actionsTaken: String
  /// Where it comes from: `Ofsted reports`; empty where nobody says.
  package var source: String

  /// A report on the period that ends on this day.
  package init(
    reference: String, areaOfWeakness: String, periodEnd: Day, summary: String, actionsTaken: String, source: String
  ) {
    self.reference = reference
    self.areaOfWeakness = areaOfWeakness
    self.periodEnd = periodEnd
    self.summary = summary
    self.actionsTaken = actionsTaken
    self.source = source
  }

  /// The source and the period, as they are shown: `Ofsted reports, period to 31 March 2024`.
  package var attribution: String { (source.isEmpty ? "" : source + ", ") + "period to \(periodEnd.inWords)" }
}

/// A qualitative indicator, with the reports that came and those that are due.
///
/// **Shape**: a qualitative indicator, on the scorecard's day.
package struct IndicatorStatus: Sendable, Codable, Hashable {
  /// Whether the report that is due came.
  package enum State: String, Sendable, Codable, CaseIterable {
    /// The report on the newest period came, or one came although none was due.
    case received
    /// The newest period is over, by no more than a month, and its report has not come yet.
    case due
    /// A report did not come in time, and none came on a later period.
    case late
    /// Nothing came, and nothing is due: no period is over, or the plan names none.
    case notDue = "not due"
    /// No such export was delivered, so that nothing is known.
    case notReported = "not reported"
  }

  /// The plan's name for it, unique within its area of weakness: `QI 1`.
  package var reference: String
  /// The number of its area of weakness.
  package var areaOfWeakness: String
  /// The plan's words for it.
  package var text: String
  /// Whether the report that is due came.
  package var state: State
  /// The last day of the period of the report that is late, or of the newest period for which one is due; nil where no period
  /// is over, or where nothing is known.
  package var dueFor: Day?
  /// The newest report up to the day; nil where none came.
  package var latest: QualitativeReport?
  /// All reports up to the day, oldest first; nil in a feed from before they were kept.
  package var received: [QualitativeReport]?
  /// The last days of the other periods for which nothing came; nil in a feed from before they were kept.
  package var missed: [Day]?
  /// Who hears that a report on it is late, by job title; nil where nobody is named.
  package var owner: String?

  /// What an alert about it calls it, fit for the alert's id: `1-QI-1`.
  package var alertSubject: String { Self.alertSubject(of: reference, in: areaOfWeakness) }

  /// What an alert calls an indicator of this reference and area of weakness: `1-QI-1`.
  package static func alertSubject(of reference: String, in areaOfWeakness: String) -> String {
    "\(areaOfWeakness)-\(reference.replacing(" ", with: "-"))"
  }

  /// The status of an indicator. `received` are its reports up to the day, oldest first.
  package init(
    _ indicator: QualitativeDefinition, state: State, dueFor: Day?, received: [QualitativeReport] = [], missed: [Day] = []
  ) {
    reference = indicator.reference
    areaOfWeakness = indicator.areaOfWeakness
    text = indicator.text
    owner = indicator.owner
    self.state = state
    self.dueFor = dueFor
    latest = received.last
    self.received = received
    self.missed = missed
  }
}
