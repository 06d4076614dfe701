package import Model

/// What changed definitions do, in words.
package struct ImpactSentences {
  private let impact: Impact

  /// Of an impact.
  package init(_ impact: Impact) { self.impact = impact }

  /// Where nothing changes.
  package var nothing: String {
    chosen.map { "Nothing that is published about \($0) changes." } ?? "Nothing that is published or sent changes."
  }

  /// Above everything.
  package var title: String {
    "What the changed definitions do to \(chosen.map { "\($0) on " } ?? "")the scorecard for \(impact.day.inWords)"
  }

  /// The chosen figures: `KPI 7, 8`.
  private var chosen: String? { impact.chosen.map { "KPI \($0.map(\.description).joined(separator: ", "))" } }

  /// The parts that hold anything, each with its heading and a sentence a line.
  package var parts: [(heading: String, lines: [String])] {
    let parts: [(heading: String, lines: [String])] = [
      ("Definitions", impact.keys.map(Self.key)), ("Figures", impact.figures.map(Self.figure)),
      ("Baselines and targets", impact.aims.map(Self.aim)), ("Alerts", impact.alerts.map(Self.alert)),
      ("Papers", impact.papers.map(Self.paper)), ("E-mails of the monthly run", impact.mails.map(Self.mail)),
      ("Published files", ChangedFileSentences(impact).lines),
      ("Not listed", chosen == nil || impact.isNothing ? [] : [Self.notListed]),
    ]
    return parts.filter { !$0.lines.isEmpty }
  }

  private static let notListed =
    "Papers, e-mails, the page and the workbook are about all KPIs together. To see whether they change, run impact without --kpi."

  private static func key(_ key: Impact.Key) -> String {
    func named(_ figures: [FigureID]) -> String { figures.map(\.description).joined(separator: ", ") }
    let sentence = DifferenceSentences.key(key.change)
    switch (key.figures.isEmpty, key.sharedFigures.isEmpty) {
    case (true, true): return "\(sentence). It touches no figure."
    case (false, true): return "\(sentence). It touches KPI \(named(key.figures))."
    case (true, false): return "\(sentence). With other keys, it may touch KPI \(named(key.sharedFigures))."
    case (false, false):
      return "\(sentence). It touches KPI \(named(key.figures)) and, with other keys, may touch KPI \(named(key.sharedFigures))."
    }
  }

  private static func figure(_ figure: Impact.Figure) -> String {
    let difference = figure.difference
    let sentence = "KPI \(difference.id): \(DifferenceSentences(difference).heading)"
    guard let first = figure.earlierDays.first, let last = figure.earlierDays.last else { return sentence }
    return first == last
      ? "\(sentence); also the figure for \(first.inWords)"
      : "\(sentence); also \(figure.earlierDays.count) earlier figures, from \(first.inWords) to \(last.inWords)"
  }

  private static func aim(_ aim: Impact.Aim) -> String {
    let name =
      switch aim.what {
      case .baseline: "baseline"
      case .plannedByNow: "target so far"
      case .target(let checkpoint): "target at \(checkpoint)"
      }
    func shown(_ side: Impact.Aim.Side?, besides other: Impact.Aim.Side?) -> String {
      guard let side else { return "none" }
      let value = side.value.map(aim.unit.aim) ?? "no number"
      return other.map { $0.date == side.date } ?? true ? value : "\(value) on \(side.date.inWords)"
    }
    return "KPI \(aim.figure): \(name): \(shown(aim.to, besides: aim.from)), was \(shown(aim.from, besides: aim.to))"
  }

  private static func alert(_ alert: Impact.ChangedAlert) -> String {
    guard let shown = alert.to ?? alert.from else { return "" }
    let what =
      switch alert.kind {
      case .opened: "opens"
      case .resolved: "is no longer open"
      case .changed: "changes"
      }
    return "\(shown.id) \(what): \(shown.finding.message)"
  }

  private static func paper(_ paper: Impact.ChangedPaper) -> String {
    let what =
      switch paper.kind {
      case .changed: "the paper changes"
      case .added: "a paper becomes due"
      case .removed: "no paper is due any more"
      }
    return "\(paper.board.title): \(what)"
      + (paper.readers.isEmpty ? "" : "; readers: \(paper.readers.joined(separator: "; "))")
  }

  private static func mail(_ mail: Impact.ChangedMail) -> String {
    switch mail.kind {
    case .changed: "\(mail.owner): the e-mail changes"
    case .added: "\(mail.owner): gets an e-mail"
    case .removed: "\(mail.owner): gets no e-mail any more"
    case .sent: "\(mail.owner): the e-mail is now sent: there was no address before"
    case .held: "\(mail.owner): the e-mail is no longer sent: there is no address"
    }
  }
}
