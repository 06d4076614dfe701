package import Model

/// What a paper asks of a board, which every reader sees first: decisions before what is only to be noted.
///
///     The SEND Partnership Board is asked to:
///     1. agree what more will be done to bring these KPIs back on track, by whom and by when:
///     2. note progress on the other 12 KPIs: 5 amber, 4 green, 3 with no target for this date
package struct PaperRecommendations: Sendable {
  /// One thing that is asked for, with what it is about, a line each, where that is more than its own line says.
  package struct Item: Sendable {
    /// What is asked for, from its verb on.
    package var text: String
    /// What it is about; empty where `text` says all.
    package var points: [String]

    fileprivate init(_ text: String, points: [String] = []) { (self.text, self.points) = (text, points) }
  }

  /// Of more KPIs than this the names alone are given: the first page is for reading.
  private static let mostPoints = 6

  private let scorecard: Scorecard
  private let board: BoardDefinition
  private let parent: String?
  private let escalations: [Escalation]

  /// `escalations` is what the board passes on to the board whose title is `parent`.
  package init(_ scorecard: Scorecard, to board: BoardDefinition, escalations: [Escalation], parent: String?) {
    (self.scorecard, self.board, self.escalations, self.parent) = (scorecard, board, escalations, parent)
  }

  /// `For decision`, `For discussion` or `To note`.
  package var purpose: String {
    isAskedToDecide && !matters.isEmpty ? "For decision" : matters.isEmpty ? "To note" : "For discussion"
  }

  /// Above the items.
  package var invitation: String { "The \(board.title) is asked to:" }

  /// At least one.
  package var items: [Item] { matters + [passedOn, rest].compactMap(\.self) }

  private var isAskedToDecide: Bool { board.wants.contains(.decisions) }

  private var matters: [Item] { [figures, late, risks].compactMap(\.self) }

  private var red: [ScorecardLine] { scorecard.lines.filter { $0.rag == .red } }

  private var figures: Item? {
    guard let first = red.first else { return nil }
    let isOne = red.count == 1
    let names = "KPI\(isOne ? "" : "s") \(red.map(\.id.description).joinedInWords)"
    let verb =
      isAskedToDecide
      ? "agree what more will be done to bring \(isOne ? "this KPI" : "these KPIs") back on track, by whom and by when"
      : "discuss \(isOne ? "this KPI, which is" : "these KPIs, which are") off track, and what is being done"
    if red.count > Self.mostPoints { return Item("\(verb): \(names)") }
    return Item("\(verb):", points: isOne ? [point(first)] : red.map(point))
  }

  private func point(_ line: ScorecardLine) -> String {
    let unit = Unit(line.unit)
    return "KPI \(line.id), \(line.shortTitle): \(PageSentences(line).value)"
      + (line.expected.map { ", target so far \(unit.aimNumber(unit.limit($0, line.better)))" } ?? "")
      + ". Owner: \(scorecard.named(line.owner, isBrief: true))"
  }

  private var late: Item? {
    let actions = scorecard.actions.filter(\.progress.isOverdue).map(\.id)
    let milestones = scorecard.actions.flatMap { action in
      action.milestones.filter(\.progress.isOverdue).map { action.id + $0.id }
    }
    let late = [("action", actions), ("milestone", milestones)].filter { !$0.1.isEmpty }.map { noun, names in
      "\(names.count == 1 ? noun : noun + "s") \(names.joinedInWords)"
    }
    guard !late.isEmpty else { return nil }
    let names = late.joined(separator: "; ")
    return Item(
      isAskedToDecide
        ? "agree revised dates or alternative action for what is overdue: \(names)" : "discuss what is overdue: \(names)")
  }

  private var risks: Item? {
    let risks = escalations.filter { $0.kind == .risk }
    guard !risks.isEmpty else { return nil }
    return Item(
      isAskedToDecide
        ? "agree further mitigation of \(risks.namesInWords), or accept the \(risks.count == 1 ? "risk" : "risks")"
        : "discuss the mitigation of \(risks.namesInWords)")
  }

  private var passedOn: Item? {
    guard let parent, !escalations.isEmpty else { return nil }
    return Item("note what is escalated to the \(parent): \(escalations.namesInWords)")
  }

  private var rest: Item? {
    let others = scorecard.lines.filter { $0.rag != .red }
    guard !others.isEmpty else { return red.isEmpty ? Item("note this report") : nil }
    let counts = PaperSummarySentences.counts(of: others).joined(separator: ", ")
    return Item("note progress on the \(red.isEmpty ? "" : "other ")\(counted(others.count, "KPI")): \(counts)")
  }
}
