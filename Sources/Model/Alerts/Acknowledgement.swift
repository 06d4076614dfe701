/// Somebody knows, and wants no more notices of an alert.
package struct Acknowledgement: Sendable, Hashable, Codable {
  package var alert: String
  /// The last as-of day for which it holds; nil until the alert is resolved.
  package var until: Day?
  package var why: String
  package var by: String
  /// When, in UTC: `2023-06-01T06:00:00Z`.
  package var at: String
  /// How bad the alert was then: a worse one is told again.
  package var severity: Alert.Severity

  package init(alert: String, until: Day?, why: String, by: String, at: String, severity: Alert.Severity) {
    self.alert = alert
    self.until = until
    self.why = why
    self.by = by
    self.at = at
    self.severity = severity
  }

  package func holds(asOf day: Day, severity now: Alert.Severity) -> Bool {
    now <= severity && until.map { day <= $0 } ?? true
  }
}

extension Alert {
  /// The state that goes with its days, and with whoever knows of it.
  package func state(asOf day: Day, known: [String: Acknowledgement]) -> State {
    if resolvedOn != nil { return .resolved }
    if openedOn == nil { return .pending }
    if known[id]?.holds(asOf: day, severity: finding.severity) == true { return .acknowledged }
    return openedOn == day ? .opened : .open
  }
}
