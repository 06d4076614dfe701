/// Something that a person should know about a figure, a source or the plan: an entry of the alert ledger.
///
/// ```swift
/// let alert = Alert(
///   key: AlertKey(.offTrajectory, FigureID(kpi: "7")), owner: "Head of Service, Vulnerable Learners",
///   state: .opened, firingSince: Day(iso: "2024-03-31")!, finding: finding)
/// alert.id             // "off_trajectory-7-2024-03-31"
/// alert.state.isOpen   // true
/// ```
package struct Alert: Sendable, Equatable {
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
