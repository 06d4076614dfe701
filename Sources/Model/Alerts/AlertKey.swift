/// What an alert is about. No two entries of the ledger have the same key.
package struct AlertKey: Sendable, Hashable {
  /// The rule that raised it.
  package var rule: AlertRule
  /// The figure that it is about; nil where it is about something else.
  package var figure: FigureID?
  /// The source, action, risk or qualitative indicator that it is about; empty where it is about a figure.
  package var subject: String
  /// The name of the checkpoint whose target was missed; empty for every other rule.
  package var checkpoint: String

  /// The key of an alert about a figure, and about a checkpoint of it where the rule is `target_missed`.
  package init(_ rule: AlertRule, _ figure: FigureID, checkpoint: String = "") {
    self.rule = rule
    self.figure = figure
    self.subject = ""
    self.checkpoint = checkpoint
  }

  /// The key of an alert about a source, an action, a risk or a qualitative indicator (`1-QI-1`).
  package init(_ rule: AlertRule, subject: String) {
    self.rule = rule
    self.subject = subject
    self.checkpoint = ""
  }
}
