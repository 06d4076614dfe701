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
    (figures + [alerts] + notices + [untouched].compactMap(\.self) + (outcome.isPublished ? [] : ["nothing published (dry run)"]))
      .joined(separator: ", ") + Self.end(exitCode, seconds)
  }

  /// Of a run that ended before it published anything.
  package static func failure(exitCode: Int32, seconds: Double) -> String {
    "ended before all was published" + end(exitCode, seconds)
  }

  private var figures: [String] {
    let lines = scorecard.lines
    let provisional = lines.count { $0.status == .provisional }
    let colours = [RAG.red, .amber].map { rag in (lines.count { $0.rag == rag }, rag.rawValue) }
    return ["as at \(scorecard.asOf.inWords): \(lines.count { $0.value != nil }) of \(lines.count) figures computed"]
      + ([(provisional, "provisional")] + colours).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  }

  private var alerts: String {
    let states = Dictionary(grouping: scorecard.alerts, by: \.state).mapValues(\.count)
    let alerts = [Alert.State.opened, .open, .acknowledged, .resolved].compactMap { state in
      states[state].map { "\($0) \(state.rawValue)" }
    }
    return "alerts: " + (alerts.isEmpty ? "none" : alerts.joined(separator: ", "))
  }

  private var notices: [String] {
    let delivery = outcome.delivery
    func notices(_ count: Int) -> String { "\(count) \(count == 1 ? "notice" : "notices")" }
    return [
      delivery.sent > 0 ? "\(notices(delivery.sent)) sent" : nil,
      delivery.waiting > 0 ? "\(notices(delivery.waiting)) waiting for an address" : nil,
      delivery.failed > 0 ? "\(delivery.failed) not sent, to be tried again" : nil,
    ].compactMap(\.self)
  }

  /// What it left as it was; nil for a run of the newest month-end.
  private var untouched: String? {
    if outcome.isPartial { return "some lines alone: neither latest nor any alert was touched" }
    if !scorecard.asOf.isEndOfMonth { return "no month-end: neither latest nor any alert was touched, and nobody is told" }
    return outcome.isNewest ? nil : "an older day: today's alerts were not touched, and nobody is told"
  }

  private static func end(_ exitCode: Int32, _ seconds: Double) -> String {
    "; exit \(exitCode), \(Unit.decimal(seconds, places: 1)) s"
  }
}
