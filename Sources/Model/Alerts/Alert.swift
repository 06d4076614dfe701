/// Something that a person should know about a figure, a source or the plan: an entry of the alert ledger.
///
/// ```swift
/// let alert = Alert(
///   key: AlertKey(.offTrajectory, FigureID(kpi: "7")), owner: "Head of Service, Vulnerable Learners",
///   state: .opened, firingSince: Day(iso: "2024-03-31")!, finding: finding)
/// alert.id             // "off_trajectory-7-2024-03-31"
/// alert.state.isOpen   // true
/// ```
package struct Alert: Sendable, Hashable {
  /// The rules that raise alerts.
  package typealias Rule = AlertRule
  /// How bad the problem is.
  package typealias Severity = AlertSeverity
  /// Where an alert is in its life.
  package enum State: String, Sendable, Codable, CaseIterable {
    /// The problem has not lasted for as many month-ends as its rule wants. Only `alerts.json` has such an alert.
    case pending
    /// `open`: an earlier scorecard opened it. `acknowledged`: somebody knows of it, and wants no more notices.
    case opened
    /// An earlier scorecard opened it; `acknowledged`: somebody knows of it, and wants no more notices.
    case open, acknowledged
    /// The scorecard of this day resolved it. The next one no longer has it.
    case resolved

    /// Whether somebody should know of it now.
    package var isOpen: Bool { self == .opened || self == .open || self == .acknowledged }
  }

  /// What it is about; the same from opening to resolving.
  package var key: AlertKey
  /// The job title or the team that is told.
  package var owner: String
  /// Where it is in its life.
  package var state: State
  /// The day of the scorecard that first found the problem, without a break since.
  package var firingSince: Day
  /// The day of the scorecard that opened it; nil while it is pending.
  package var openedOn: Day?
  /// The day of the first scorecard that no longer found the problem, where the alert is still kept open; nil otherwise.
  package var clearSince: Day?
  /// The day of the scorecard that resolved it; nil where it is not resolved.
  package var resolvedOn: Day?
  /// What its rule found last.
  package var finding: Finding

  /// An alert that has not been opened yet; its other days are set later.
  package init(key: AlertKey, owner: String, state: State, firingSince: Day, finding: Finding) {
    self.key = key
    self.owner = owner
    self.state = state
    self.firingSince = firingSince
    self.finding = finding
  }

  /// Its name, made of its rule, what it is about, and the day on which it opened: the same from opening to resolving.
  package var id: String { "\(key.rule.rawValue)-\(key.figure?.description ?? key.subject)-\(openedOn ?? firingSince)" }
}

/// What an alert is about. No two entries of the ledger have the same key.
package struct AlertKey: Sendable, Hashable {
  /// The rule that raised it.
  package var rule: Alert.Rule
  /// The figure that it is about; nil where it is about something else.
  package var figure: FigureID?
  /// The source, action, risk or qualitative indicator that it is about; empty where it is about a figure.
  package var subject: String
  /// The name of the checkpoint whose target was missed; empty for every other rule.
  package var checkpoint: String

  /// The key of an alert about a figure, and about a checkpoint of it where the rule is `target_missed`.
  package init(_ rule: Alert.Rule, _ figure: FigureID, checkpoint: String = "") {
    self.rule = rule
    self.figure = figure
    self.subject = ""
    self.checkpoint = checkpoint
  }

  /// The key of an alert about a source, an action, a risk or a qualitative indicator (`1-QI-1`).
  package init(_ rule: Alert.Rule, subject: String) {
    self.rule = rule
    self.subject = subject
    self.checkpoint = ""
  }
}

/// What a rule found for a day.
package struct Finding: Sendable, Hashable {
  /// How bad it is.
  package var severity: Alert.Severity
  /// The day that it was found for.
  package var asOf: Day
  /// The value that it is about, in the figure's unit; for a source in percent of its rows, in rows or in days. Nil where there
  /// is none.
  package var value: Double?
  /// What the value was compared with, in the same unit; nil where there is nothing.
  package var threshold: Double?
  /// What was found, with all that its sentence tells; nil where an earlier run found it, and has published its sentence.
  package var fact: AlertFact?
  /// One sentence for people. It mentions no child, and no count under 5 about an identifiable group. Empty until it is
  /// written.
  package var message: String
  /// The same without whom it is about and who answers for it, for readers who see these next to it; nil where an earlier
  /// version published it.
  package var statement: String?

  /// A finding of this run, whose sentences are written later.
  package init(severity: Alert.Severity, asOf: Day, value: Double? = nil, threshold: Double? = nil, _ fact: AlertFact) {
    self.init(severity: severity, asOf: asOf, value: value, threshold: threshold, message: "")
    self.fact = fact
  }

  /// A finding as it was published.
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
