internal import Model

/// The one line with which a run ends in the log.
package struct RunSummary: Sendable {
  private let result: RunResult

  package init(_ result: RunResult) { self.result = result }

  /// `exitCode` is the program's, `seconds` how long it took.
  package func sentence(exitCode: Int32, seconds: Double) -> String {
    let scorecard = result.scorecard
    let computed = scorecard.lines.count { $0.value != nil }
    var parts = ["as at \(scorecard.asOf.inWords): \(computed) of \(scorecard.lines.count) figures computed"]
    let provisional = scorecard.lines.count { $0.status == .provisional }
    if provisional > 0 { parts.append("\(provisional) provisional") }
    for rag in [RAG.red, .amber] {
      let count = scorecard.lines.count { $0.rag == rag }
      if count > 0 { parts.append("\(count) \(rag.rawValue)") }
    }
    let states = Dictionary(grouping: scorecard.alerts, by: \.state).mapValues(\.count)
    let alerts = [Alert.State.opened, .open, .acknowledged, .resolved].compactMap { state in
      states[state].map { "\($0) \(state.rawValue)" }
    }
    parts.append("alerts: " + (alerts.isEmpty ? "none" : alerts.joined(separator: ", ")))
    let delivery = result.delivery
    if delivery.sent > 0 { parts.append("\(delivery.sent) \(delivery.sent == 1 ? "notice" : "notices") sent") }
    if delivery.waiting > 0 {
      parts.append("\(delivery.waiting) \(delivery.waiting == 1 ? "notice" : "notices") waiting for an address")
    }
    if delivery.failed > 0 { parts.append("\(delivery.failed) not sent, to be tried again") }
    if result.isPartial {
      parts.append("some lines alone: neither latest nor any alert was touched")
    } else if !scorecard.asOf.isEndOfMonth {
      parts.append("no month-end: neither latest nor any alert was touched, and nobody is told")
    } else if !result.isNewest {
      parts.append("an older day: today's alerts were not touched, and nobody is told")
    }
    if result.folder == nil { parts.append("nothing published (dry run)") }
    return parts.joined(separator: ", ") + Self.end(exitCode, seconds)
  }

  /// Of a run that ended before it published anything.
  package static func failure(exitCode: Int32, seconds: Double) -> String {
    "ended before all was published" + end(exitCode, seconds)
  }

  private static func end(_ exitCode: Int32, _ seconds: Double) -> String {
    "; exit \(exitCode), \(Unit.decimal(seconds, places: 1)) s"
  }
}
