/// What a rule found for a day.
package struct Finding: Sendable, Equatable {
  /// How bad it is.
  package var severity: AlertSeverity
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
  package init(severity: AlertSeverity, asOf: Day, value: Double? = nil, threshold: Double? = nil, _ fact: AlertFact) {
    self.init(severity: severity, asOf: asOf, value: value, threshold: threshold, message: "")
    self.fact = fact
  }

  /// A finding as it was published.
  package init(
    severity: AlertSeverity, asOf: Day, value: Double? = nil, threshold: Double? = nil, message: String,
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
