/// All that the history knows of one alert: `scorecard alerts --explain ID`.
package struct AlertStory: Sendable {
  /// The alert as a run left it.
  package struct Step: Sendable {
    /// The run's name.
    package let run: String
    /// The day of its scorecard.
    package let day: Day
    /// The run's ledger counts; otherwise it was for an older day.
    package let isNewest: Bool
    /// The run was taken back since.
    package let isWithdrawn: Bool
    /// The alert in its ledger.
    package let alert: Alert

    /// Of one run's ledger.
    package init(run: String, day: Day, isNewest: Bool, isWithdrawn: Bool, alert: Alert) {
      (self.run, self.day, self.isNewest, self.isWithdrawn, self.alert) = (run, day, isNewest, isWithdrawn, alert)
    }
  }

  /// What came of a notice.
  package enum Delivery: String, Sendable {
    /// Nobody was to be told.
    case none
    case waiting, delivered
    /// A later one says all that it would.
    case superseded
    /// Its run was withdrawn before it was sent.
    case withdrawn
    /// Told before the history was rebuilt.
    case assumed
  }

  /// What was decided about telling its owner, and what came of it.
  package struct Telling: Sendable {
    /// The run's name.
    package let run: String
    /// What was decided.
    package let notice: Notice
    /// What came of it.
    package let delivery: Delivery
    /// In UTC; nil where it was not sent.
    package let deliveredAt: String?
    /// How often the mail system was asked.
    package let attempts: Int
    /// Why it did not take it the last time.
    package let error: String?

    /// Of one run's decision.
    package init(run: String, notice: Notice, delivery: Delivery, deliveredAt: String?, attempts: Int, error: String?) {
      (self.run, self.notice, self.delivery) = (run, notice, delivery)
      (self.deliveredAt, self.attempts, self.error) = (deliveredAt, attempts, error)
    }
  }

  /// In the order of publication.
  package let steps: [Step]
  /// In the order of publication.
  package let tellings: [Telling]
  /// Who said that it is known, and why.
  package let acknowledgements: [Acknowledgement]

  /// `steps` begin with the run that first had it.
  package init(steps: [Step], tellings: [Telling], acknowledgements: [Acknowledgement]) {
    (self.steps, self.tellings, self.acknowledgements) = (steps, tellings, acknowledgements)
  }
}
