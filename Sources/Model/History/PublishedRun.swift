/// Everything that the history keeps of one run.
package struct PublishedRun: Sendable {
  /// The run's number in the order of publication; nil for a run of a version that had no history.
  package var sequence: Int?
  /// When it began, in UTC: `2023-06-01T06:00:00Z`.
  package var started: String
  /// That day in London.
  package var publishedOn: Day
  package var programVersion: String
  package var exitCode: Int
  /// The definition files it was computed by.
  package var definitions: [InputFile]
  package var scorecard: Scorecard
  /// The alert ledger as the run left it, pending entries included.
  package var ledger: [Alert]
  /// No later day had been published: its ledger is the one that counts from then on. Nil: whatever the history finds.
  package var isNewest: Bool?
  /// It was asked to publish some lines alone, or a shorter series: no link to a whole run moves to it.
  package var isPartial = false
  package var notices: [Notice]
  package var withdrawal: Withdrawal?

  package init(
    sequence: Int?, started: String, publishedOn: Day, programVersion: String, exitCode: Int, definitions: [InputFile],
    scorecard: Scorecard,
    ledger: [Alert], isNewest: Bool?, notices: [Notice], withdrawal: Withdrawal? = nil
  ) {
    self.sequence = sequence
    self.started = started
    self.publishedOn = publishedOn
    self.programVersion = programVersion
    self.exitCode = exitCode
    self.definitions = definitions
    self.scorecard = scorecard
    self.ledger = ledger
    self.isNewest = isNewest
    self.notices = notices
    self.withdrawal = withdrawal
  }

  package var name: String { scorecard.run }
}

/// A run that should never have been published: who took it back, when and why.
package struct Withdrawal: Sendable, Hashable, Codable {
  package var run: String
  package var reason: String
  package var by: String
  /// In UTC: `2023-06-01T06:00:00Z`.
  package var at: String
  /// Owners to whom its notice had not been sent: they never heard of it.
  package var untold: [String]

  /// Its note is there and cannot be read: when, by whom and why it was taken back is not known.
  package var isUnreadable: Bool { at.isEmpty }

  package init(run: String, reason: String, by: String, at: String, untold: [String] = []) {
    self.untold = untold
    self.run = run
    self.reason = reason
    self.by = by
    self.at = at
  }
}
