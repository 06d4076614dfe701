/// How bad what an alert tells of is.
package enum AlertSeverity: String, Sendable, Codable, CaseIterable, Comparable {
  case information, warning, critical

  package static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rank < right.rank }
  private var rank: Int { self == .information ? 0 : self == .warning ? 1 : 2 }
}

/// What a rule of alerts asks for, how bad it is, and how long it must hold.
package struct AlertPolicy: Hashable, Sendable {
  package var isOn = true
  package var severity: AlertSeverity
  /// `off_trajectory` alone: of a figure that is amber; `severity` is of a red one. Nil: amber raises no alert.
  package var amberSeverity: AlertSeverity?
  /// Further month-ends for which it must hold before it opens.
  package var pendingFor = 0
  /// Further month-ends for which it must no longer hold before it is resolved.
  package var keepFiringFor = 0
  /// `worsened` and `restated`: by more than this share of the earlier value; `rejects_high`: of the rows read. In percent.
  package var percent = 0.0
  /// `worsened`: worse from each month-end to the next, so many times in a row; 0: however often.
  package var monthsRunning = 0

  /// How many month-ends before a day `worsened` looks at.
  package var lookBack: Int { isOn ? monthsRunning : 0 }

  package init(_ severity: AlertSeverity, amber: AlertSeverity? = nil, percent: Double = 0, monthsRunning: Int = 0) {
    (self.severity, amberSeverity) = (severity, amber)
    (self.percent, self.monthsRunning) = (percent, monthsRunning)
  }
}
