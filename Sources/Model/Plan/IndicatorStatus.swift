/// What was found out for a period. Grain: a row of `qualitative`. Free text: may speak of children.
package struct QualitativeReport: Sendable, Codable, Hashable {
  package var reference: String
  package var areaOfWeakness: String
  package var periodEnd: Day
  package var summary: String
  package var actionsTaken: String
  package var source: String

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

  /// `Ofsted reports, period to 31 March 2024`.
  package var attribution: String { (source.isEmpty ? "" : source + ", ") + "period to \(periodEnd.inWords)" }
}

/// Grain: a qualitative indicator, as at a scorecard's day.
package struct IndicatorStatus: Sendable, Codable, Hashable {
  package enum State: String, Sendable, Codable, CaseIterable {
    case received
    /// Its period is over by no more than a month.
    case due
    /// No report came in time, and none on a later period.
    case late
    /// No period is over, or the plan names none.
    case notDue = "not due"
    /// No such export was delivered: nothing is known.
    case notReported = "not reported"
  }

  package var reference: String
  package var areaOfWeakness: String
  package var text: String
  package var state: State
  /// The last day of the newest period for which a report is due, or of the first that is late since the last report came; nil
  /// where there is none.
  package var dueFor: Day?
  /// The newest as far as the day; nil where none came.
  package var latest: QualitativeReport?
  /// All as far as the day, oldest first; nil in a feed from before they were kept.
  package var received: [QualitativeReport]?
  /// The last days of other periods for which nothing came.
  package var missed: [Day]?
  /// Who hears that a report on it is late, by job title; nil where nobody is named.
  package var owner: String?

  /// What an alert about it calls it, fit for the alert's id: `1-QI-1`.
  package var alertSubject: String { Self.alertSubject(of: reference, in: areaOfWeakness) }

  package static func alertSubject(of reference: String, in areaOfWeakness: String) -> String {
    "\(areaOfWeakness)-\(reference.replacing(" ", with: "-"))"
  }

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
