/// Somebody knows of an alert, and wants no more notices of it.
package struct Acknowledgement: Sendable, Hashable, Codable {
  /// The alert's `id`.
  package var alert: String
  /// The last day of a scorecard for which it holds; nil where it holds until the alert is resolved.
  package var until: Day?
  /// What the person wrote as the reason.
  package var why: String
  /// The name that the person gave, or the person's login name.
  package var by: String
  /// When it was given, in UTC: `2023-06-01T06:00:00Z`.
  package var at: String
  /// How bad the alert was then. If it gets worse, its owner is told again.
  package var severity: Alert.Severity

  /// An acknowledgement of an alert of this severity.
  package init(alert: String, until: Day?, why: String, by: String, at: String, severity: Alert.Severity) {
    self.alert = alert
    self.until = until
    self.why = why
    self.by = by
    self.at = at
    self.severity = severity
  }

  /// Whether it still holds for the scorecard of `day`, on which the alert is as bad as `now`.
  package func holds(asOf day: Day, severity now: Alert.Severity) -> Bool {
    now <= severity && until.map { day <= $0 } ?? true
  }
}

extension Alert {
  /// The state of the alert on a day, by its own days and by who knows of it: `known` has the acknowledgements by the alert's
  /// `id`.
  package func state(asOf day: Day, known: [String: Acknowledgement]) -> State {
    if resolvedOn != nil { return .resolved }
    if openedOn == nil { return .pending }
    if known[id]?.holds(asOf: day, severity: finding.severity) == true { return .acknowledged }
    return openedOn == day ? .opened : .open
  }
}
