package import Model

/// The one line with which a run ends in the log.
package struct RunSummarySentence: Sendable {
  /// What a run has done, apart from its scorecard.
  package struct Outcome: Sendable {
    /// What became of the notices.
    package var delivery: DeliveryReport
    /// It was asked to publish some lines alone.
    package var isPartial: Bool
    /// No later day was published.
    package var isNewest: Bool
    /// It was no dry run.
    package var isPublished: Bool

    /// Of a run that came to its end.
    package init(delivery: DeliveryReport, isPartial: Bool, isNewest: Bool, isPublished: Bool) {
      (self.delivery, self.isPartial, self.isNewest, self.isPublished) = (delivery, isPartial, isNewest, isPublished)
    }
  }

  private let scorecard: Scorecard
  private let outcome: Outcome

  /// `scorecard` is the run's.
  package init(_ scorecard: Scorecard, _ outcome: Outcome) {
    self.scorecard = scorecard
    self.outcome = outcome
  }

  /// `exitCode` is the program's, `seconds` how long it took.
  package func text(exitCode: Int32, seconds: Double) -> String {
    let verb = outcome.isPublished ? "published" : "dry run for"
    return (["\(verb) \(scorecard.asOf.inWords): \(figures)", alerts] + notices + [untouched].compactMap(\.self))
      .joined(separator: "; ") + " (\(Self.end(exitCode, seconds)))"
  }

  /// Of a run that ended before it published anything.
  package static func failure(exitCode: Int32) -> String { "stopped: nothing was published (exit code \(exitCode))" }

  private var figures: String {
    let lines = scorecard.lines
    let blank = lines.count { $0.value == nil }
    let provisional = lines.count { $0.status == .provisional }
    let colours = [RAG.red, .amber].map { rag in (lines.count { $0.rag == rag }, rag.rawValue) }
    return
      (["\(lines.count - blank) of \(counted(lines.count, "figure")) calculated"]
      + ([(blank, "left blank"), (provisional, "provisional")] + colours).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" })
      .joined(separator: ", ")
  }

  private var alerts: String {
    let states = Dictionary(grouping: scorecard.alerts, by: \.state).mapValues(\.count)
    let names: [(Alert.State, String)] = [
      (.opened, "new"), (.open, "still open"), (.acknowledged, "acknowledged"), (.resolved, "closed"),
    ]
    let counts = names.compactMap { state, name in states[state].map { "\($0) \(name)" } }
    return counts.isEmpty ? "no alerts" : "alerts: \(counts.joined(separator: ", "))"
  }

  private var notices: [String] {
    let delivery = outcome.delivery
    func mails(_ count: Int) -> String { counted(count, "e-mail") }
    return [
      delivery.sent > 0 ? "\(mails(delivery.sent)) sent" : nil,
      delivery.waiting > 0 ? "\(mails(delivery.waiting)) not sent: no address in contacts.yml" : nil,
      delivery.failed > 0 ? "\(mails(delivery.failed)) could not be sent: the next run tries again" : nil,
    ].compactMap(\.self)
  }

  /// What it did not change; nil for a run of the newest month-end.
  private var untouched: String? {
    if outcome.isPartial { return "only some figures: the latest scorecard and the alerts are unchanged" }
    if !scorecard.asOf.isEndOfMonth {
      return "not a month-end: the latest scorecard and the alerts are unchanged, and no e-mail is sent"
    }
    return outcome.isNewest ? nil : "an older date: today's alerts are unchanged, and no e-mail is sent"
  }

  private static func end(_ exitCode: Int32, _ seconds: Double) -> String {
    "exit code \(exitCode), \(Amounts.time(seconds: seconds))"
  }
}
