internal import Model
internal import Wording

/// What needs somebody, the worst first: open alerts by what they are about; those about one figure or one export together.
struct PageAttention: Sendable {
  struct Group: Sendable {
    var heading: String
    /// The questions that several of its figures share.
    var questions: [String]
    var items: [Item]
  }
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
    /// Whether the label is more than how bad it is, which colour and order say already to those who see them.
    var isLabelShown: Bool
    var text: String
  }

  let groups: [Group]

  /// Nil where nothing is open.
  init?(_ scorecard: Scorecard) {
    let ranked = Self.subjects(scorecard.alerts.filter(\.state.isOpen)).enumerated().sorted { left, right in
      let (first, second) = (Self.rank(left.element), Self.rank(right.element))
      return first == second ? left.offset < right.offset : first > second
    }
    guard !ranked.isEmpty else { return nil }
    var kinds: [(subject: AlertRule.Subject, alerts: [[Alert]])] = []
    for alerts in ranked.map(\.element) {
      let subject = alerts[0].key.rule.subject
      if let index = kinds.firstIndex(where: { $0.subject == subject }) {
        kinds[index].alerts.append(alerts)
      } else {
        kinds.append((subject, [alerts]))
      }
    }
    groups = kinds.map { Self.group($0.subject, $0.alerts, scorecard) }
  }

  /// The alerts about one thing together, in the order in which they came.
  private static func subjects(_ open: [Alert]) -> [[Alert]] {
    var groups: [(subject: String, alerts: [Alert])] = []
    for alert in open {
      let subject = alert.key.figure?.description ?? "\(alert.key.rule.subject) \(alert.key.subject)"
      if let index = groups.firstIndex(where: { $0.subject == subject }) {
        groups[index].alerts.append(alert)
      } else {
        groups.append((subject, [alert]))
      }
    }
    return groups.map(\.alerts)
  }

  /// By the worst that nobody knows of yet; then by how many there are.
  private static func rank(_ alerts: [Alert]) -> Int {
    let unknown = alerts.filter { $0.state != .acknowledged }
    func weight(_ severity: Alert.Severity) -> Int { severity == .critical ? 2 : severity == .warning ? 1 : 0 }
    let worst = unknown.map { weight($0.finding.severity) }.max() ?? -1
    return worst * 100 + alerts.count
  }

  private static func group(_ subject: AlertRule.Subject, _ alerts: [[Alert]], _ scorecard: Scorecard) -> Group {
    let lines = alerts.map { alerts in alerts[0].key.figure.flatMap { id in scorecard.lines.first { $0.id == id } } }
    let isShared = lines.count { $0.map(AttentionSentences.isShared) ?? false } > 1
    let own = lines.map { line in
      line.flatMap { isShared && AttentionSentences.isShared($0) ? nil : $0.words?.question } ?? ""
    }
    let repeated = Dictionary(grouping: own.indices.filter { !own[$0].isEmpty }) { own[$0] }.filter { $0.value.count > 1 }
    let questions = repeated.sorted { $0.value[0] < $1.value[0] }.map { question, places in
      AttentionSentences.shared(question, by: places.compactMap { lines[$0] })
    }
    return Group(
      heading: AttentionSentences.group(subject), questions: (isShared ? [AttentionSentences.sharedQuestion] : []) + questions,
      items: alerts.indices.map { place in
        Self.item(alerts[place], lines[place], scorecard, question: repeated[own[place]] == nil ? own[place] : "")
      })
  }

  private static func item(_ alerts: [Alert], _ line: ScorecardLine?, _ scorecard: Scorecard, question: String) -> Item {
    let sentences = AttentionSentences(scorecard)
    let worst = alerts.map(\.finding.severity).max() ?? .information
    return Item(
      severity: worst.rawValue, heading: SafeText.harmless(sentences.heading(of: alerts[0].key, line)),
      link: line.map { PageAnchor.of($0.id) } ?? Self.link(to: alerts[0].key, scorecard),
      messages: alerts.filter { !isSaid($0, by: alerts) }.map { alert in
        Message(
          mark: PageIcon.of(alert.finding.severity), label: sentences.label(of: alert),
          isLabelShown: alert.state == .acknowledged,
          text: SafeText.harmless(alert.finding.statement?.withCapital ?? alert.finding.message))
      },
      question: question.isEmpty ? nil : question, owner: SafeText.harmless(sentences.owner(of: alerts[0])))
  }

  private static func link(to key: AlertKey, _ scorecard: Scorecard) -> String? {
    key.rule.subject == .action && scorecard.actions.contains { $0.id == key.subject } ? PagePlan.Action.anchor(key.subject) : nil
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
