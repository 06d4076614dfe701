/// How bad the problem is that an alert reports.
package enum AlertSeverity: String, Sendable, Codable, CaseIterable, Comparable {
  case information, warning, critical

  /// Whether the left severity is the less serious one.
  package static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rank < right.rank }
  private var rank: Int { self == .information ? 0 : self == .warning ? 1 : 2 }
}

/// What an alert rule asks for, how bad its alerts are, and how long a problem must last.
package struct AlertPolicy: Hashable, Sendable {
  /// Whether the rule raises alerts at all.
  package var isOn = true
  /// How bad its alerts are; for `off_trajectory`, how bad a red figure is.
  package var severity: AlertSeverity
  /// How bad an amber figure is, for `off_trajectory` alone; nil where amber raises no alert.
  package var amberSeverity: AlertSeverity?
  /// For how many further month-ends the problem must last before the alert opens.
  package var pendingFor = 0
  /// For how many further month-ends the problem must be gone before the alert is resolved.
  package var keepFiringFor = 0
  /// How large a change must be. `worsened` and `restated` compare it with the earlier value, `rejects_high` with the rows
  /// read.
  ///
  /// **Units**: percent.
  package var percent = 0.0
  /// How many month-ends in a row must be worse than what each is compared with, for `worsened` to fire however small each step
  /// is. At 0, only the size of the latest change counts.
  package var monthsRunning = 0

  /// How many month-ends before a day `worsened` looks at; 0 where the rule is off.
  package var lookBack: Int { isOn ? monthsRunning : 0 }

  /// A rule that is on and opens an alert at once. `amber` is the severity of an amber figure, `percent` how large a change must
  /// be, `monthsRunning` how many month-ends in a row must be worse.
  package init(_ severity: AlertSeverity, amber: AlertSeverity? = nil, percent: Double = 0, monthsRunning: Int = 0) {
    (self.severity, amberSeverity) = (severity, amber)
    (self.percent, self.monthsRunning) = (percent, monthsRunning)
  }
}
