/// Something a person should know, about a figure or a source: an entry of the alert ledger.
package struct Alert: Sendable, Hashable {
  package typealias Rule = AlertRule
  package typealias Severity = AlertSeverity
  package enum State: String, Sendable, Codable, CaseIterable {
    /// It fires, but not yet for as many month-ends as its rule wants. Never published but in `alerts.json`.
    case pending
    /// Opened by the scorecard of this day.
    case opened
    case open, acknowledged
    /// By the scorecard of this day; the next one no longer has it.
    case resolved

    /// Somebody should know of it now.
    package var isOpen: Bool { self == .opened || self == .open || self == .acknowledged }
  }

  package var key: AlertKey
  package var owner: String
  package var state: State
  /// The as-of day of the scorecard that first found it, without a break since.
  package var firingSince: Day
  /// Nil while it is pending.
  package var openedOn: Day?
  /// The first as-of day on which it no longer held, where it is still kept open.
  package var clearSince: Day?
  package var resolvedOn: Day?
  package var finding: Finding

  package init(key: AlertKey, owner: String, state: State, firingSince: Day, finding: Finding) {
    self.key = key
    self.owner = owner
    self.state = state
    self.firingSince = firingSince
    self.finding = finding
  }

  /// Made of rule, KPI part or subject, and the day it opened: the same from opening to resolving.
  package var id: String { "\(key.rule.rawValue)-\(key.figure?.description ?? key.subject)-\(openedOn ?? firingSince)" }
}

/// What an alert is about: no two entries of the ledger have the same.
package struct AlertKey: Sendable, Hashable {
  package var rule: Alert.Rule
  /// Nil where the alert is about something else.
  package var figure: FigureID?
  /// The source, action, risk or qualitative indicator, where the alert is about one.
  package var subject: String
  /// The checkpoint whose target was missed; empty for every other rule.
  package var checkpoint: String

  package init(_ rule: Alert.Rule, _ figure: FigureID, checkpoint: String = "") {
    self.rule = rule
    self.figure = figure
    self.subject = ""
    self.checkpoint = checkpoint
  }

  /// `subject`: a source, an action, a risk or a qualitative indicator (`1-QI-1`).
  package init(_ rule: Alert.Rule, subject: String) {
    self.rule = rule
    self.subject = subject
    self.checkpoint = ""
  }
}

/// What a rule found as at a day.
package struct Finding: Sendable, Hashable {
  package var severity: Alert.Severity
  /// The day it was found for.
  package var asOf: Day
  /// In the figure's unit; for a source in percent of its rows, or in days.
  package var value: Double?
  package var threshold: Double?
  /// Nil where an earlier run found it, and has put it into words.
  package var fact: AlertFact?
  /// One sentence for people. No child, and no count under 5 about an identifiable group.
  package var message: String
  /// The same without whom it is about and who answers for it, for readers who see these beside it; nil where an earlier version
  /// published it.
  package var statement: String?

  package init(severity: Alert.Severity, asOf: Day, value: Double? = nil, threshold: Double? = nil, _ fact: AlertFact) {
    self.init(severity: severity, asOf: asOf, value: value, threshold: threshold, message: "")
    self.fact = fact
  }

  /// As it was published.
  package init(
    severity: Alert.Severity, asOf: Day, value: Double? = nil, threshold: Double? = nil, message: String,
    statement: String? = nil
  ) {
    self.severity = severity
    self.asOf = asOf
    self.value = value
    self.threshold = threshold
    self.message = message
    self.statement = statement
  }
}
