internal import Model
internal import Wording

/// What needs somebody, the worst first: open alerts, those about one figure or one export together.
struct PageAttention: Sendable {
  struct Item: Sendable {
    var severity: String
    var heading: String
    var link: String?
    var messages: [Message]
    var question: String?
    var owner: String
  }
  struct Message: Sendable {
    var mark: String
    var label: String
    var text: String
  }

  let items: [Item]

  /// Nil where nothing is open.
  init?(_ scorecard: Scorecard) {
    let open = scorecard.alerts.filter(\.state.isOpen)
    var groups: [(subject: String, alerts: [Alert])] = []
    for alert in open {
      let subject = alert.key.figure?.description ?? "\(alert.key.rule.subject) \(alert.key.subject)"
      if let index = groups.firstIndex(where: { $0.subject == subject }) {
        groups[index].alerts.append(alert)
      } else {
        groups.append((subject, [alert]))
      }
    }
    guard !groups.isEmpty else { return nil }
    let ranked = groups.enumerated().sorted { left, right in
      let (first, second) = (Self.rank(left.element.alerts), Self.rank(right.element.alerts))
      return first == second ? left.offset < right.offset : first > second
    }
    items = ranked.map { Self.item($0.element.alerts, scorecard) }
  }

  /// By the worst that nobody knows of yet; then by how many there are.
  private static func rank(_ alerts: [Alert]) -> Int {
    let unknown = alerts.filter { $0.state != .acknowledged }
    func weight(_ severity: Alert.Severity) -> Int { severity == .critical ? 2 : severity == .warning ? 1 : 0 }
    let worst = unknown.map { weight($0.finding.severity) }.max() ?? -1
    return worst * 100 + alerts.count
  }

  private static func item(_ alerts: [Alert], _ scorecard: Scorecard) -> Item {
    let line = alerts[0].key.figure.flatMap { id in scorecard.lines.first { $0.id == id } }
    let sentences = AttentionSentences(scorecard)
    let worst = alerts.map(\.finding.severity).max() ?? .information
    return Item(
      severity: worst.rawValue, heading: SafeText.harmless(sentences.heading(of: alerts[0].key, line)),
      link: line.map { PageAnchor.of($0.id) },
      messages: alerts.filter { !isSaid($0, by: alerts) }.map { alert in
        Message(
          mark: PageMark.of(alert.finding.severity), label: sentences.label(of: alert),
          text: SafeText.harmless(line == nil ? alert.finding.message : alert.finding.statement ?? alert.finding.message))
      },
      question: line?.words.flatMap { $0.question.isEmpty ? nil : $0.question },
      owner: SafeText.harmless(scorecard.named(alerts[0].owner)))
  }

  /// At a checkpoint that has just passed, a figure that is off its course has missed its target too: one miss, said once.
  private static func isSaid(_ alert: Alert, by alerts: [Alert]) -> Bool {
    alert.key.rule == .targetMissed
      && alerts.contains {
        $0.key.rule == .offTrajectory && $0.finding.asOf == alert.finding.asOf && $0.finding.value == alert.finding.value
          && $0.finding.threshold == alert.finding.threshold
      }
  }
}
