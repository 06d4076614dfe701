/// Everything that the history keeps of one run.
///
/// ```swift
/// let published = PublishedRun(
///   sequence: 12, started: "2024-04-03T05:30:00Z", publishedOn: Day(iso: "2024-04-03")!, programVersion: version,
///   exitCode: 0, definitions: files, scorecard: scorecard, ledger: alerts, isNewest: true, notices: [])
/// published.name   // the scorecard's run: "20240403T053000Z-7f3a"
/// ```
package struct PublishedRun: Sendable {
  /// The run's number in the order of publication, from 1; nil for a run of a version that had no history.
  package var sequence: Int?
  /// When it began, in UTC: `2023-06-01T06:00:00Z`.
  package var started: String
  /// The day in London on which it began.
  package var publishedOn: Day
  /// The version of the program that ran.
  package var programVersion: String
  /// The exit code with which the run ended.
  package var exitCode: Int
  /// The definition files that it used.
  package var definitions: [InputFile]
  /// What it published.
  package var scorecard: Scorecard
  /// The alert ledger as the run left it, pending alerts included.
  package var ledger: [Alert]
  /// Whether its ledger counts from then on; nil where its files do not say, and the history works it out.
  package var isNewest: Bool?
  /// Whether it was asked to publish some lines alone, or a shorter series, so that no link to a whole run moves to it.
  package var isPartial = false
  /// The published values that it replaced by others, as far as it is known why.
  package var restatements: [RestatedValue] = []
  /// What it decided about telling each owner.
  package var notices: [Notice]
  /// Who took it back, when and why; nil where nobody did.
  package var withdrawal: Withdrawal?

  /// A run that is not partial; `isPartial` can be set later.
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

  /// The name of the run, which is that of its folder.
  package var name: String { scorecard.run }
}

/// A run that should never have been published: who took it back, when and why.
package struct Withdrawal: Sendable, Hashable, Codable {
  /// The name of the run.
  package var run: String
  /// Why it was taken back.
  package var reason: String
  /// The name that the person who took it back gave, or that person's login name.
  package var by: String
  /// When it was taken back, in UTC: `2023-06-01T06:00:00Z`. Empty where its note cannot be read.
  package var at: String
  /// The owners to whom its notice had not been sent: they never heard of it.
  package var untold: [String]

  /// Whether its note is there and cannot be read, so that nobody knows when, by whom and why it was taken back.
  package var isUnreadable: Bool { at.isEmpty }

  /// A run that somebody took back.
  package init(run: String, reason: String, by: String, at: String, untold: [String] = []) {
    self.untold = untold
    self.run = run
    self.reason = reason
    self.by = by
    self.at = at
  }
}
