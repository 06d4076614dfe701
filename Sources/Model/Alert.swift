/// Something a person should know, about a figure or a source.
package struct Alert: Sendable, Codable, Hashable {
  package enum Rule: String, Sendable, Codable, CaseIterable {
    case offTrajectory = "off_trajectory"
    case targetMissed = "target_missed"
    case notComputed = "not_computed"
    case sourceRefused = "source_refused"
    case rejectsHigh = "rejects_high"
  }
  package enum Severity: String, Sendable, Codable, CaseIterable { case information, warning, critical }
  package enum State: String, Sendable, Codable, CaseIterable { case opened, open, acknowledged, resolved }

  /// Made of rule, KPI part or subject, and the day it opened; stays the same from opening to resolving.
  package var id: String
  package var rule: Rule
  /// Nil where the alert is about a source.
  package var figure: FigureID?
  /// The source, where the alert is about one.
  package var subject: String
  package var severity: Severity
  package var state: State
  package var openedOn: Day
  package var asOf: Day
  package var value: Double?
  package var threshold: Double?
  /// One sentence for people. No child, and no count about an identifiable group.
  package var message: String

  package init(
    rule: Rule, figure: FigureID? = nil, subject: String = "", severity: Severity, asOf: Day, value: Double? = nil,
    threshold: Double? = nil, message: String
  ) {
    self.id = "\(rule.rawValue)-\(figure?.description ?? subject)-\(asOf)"
    self.rule = rule
    self.figure = figure
    self.subject = subject
    self.severity = severity
    self.state = .opened
    self.openedOn = asOf
    self.asOf = asOf
    self.value = value
    self.threshold = threshold
    self.message = message
  }
}
