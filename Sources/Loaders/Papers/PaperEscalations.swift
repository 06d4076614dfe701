internal import Model
internal import Wording

/// Something that a board passes on.
package struct Escalation: Sendable {
  enum Kind: String, CaseIterable { case kpi = "KPI", action, risk }

  let kind: Kind
  /// `5b`, `1.2`, `R3`.
  let name: String
  /// In a sentence.
  let text: String
  /// By its name, with what is the matter: `5b since July 2023`, `1.2 (1.2e)`.
  let short: String
  /// What is said of all of its kind: `red`, `late by a month or more`.
  let state: String

  /// Figures and actions, which stand in the paper already, in a line each kind; risks in full.
  static func grouped(_ items: [Escalation]) -> [String] {
    func line(_ kind: Kind) -> [String] {
      let own = items.filter { $0.kind == kind }
      guard let first = own.first else { return [] }
      let noun = kind == .kpi ? "KPI" : own.count == 1 ? "action" : "actions"
      return ["\(first.state.withCapital): \(noun) \(own.map(\.short).joined(separator: ", "))."]
    }
    return line(.kpi) + line(.action) + items.filter { $0.kind == .risk }.map(\.text)
  }

  /// All of these by their names: `KPI 5b and 7; actions 1.2, 1.3 and 2.3; risk R3`.
  static func names(_ items: [Escalation]) -> String {
    Kind.allCases.compactMap { kind in
      let names = items.filter { $0.kind == kind }.map(\.name)
      guard !names.isEmpty else { return nil }
      return kind.rawValue + (names.count > 1 && kind != .kpi ? "s " : " ") + names.joinedInWords
    }.joined(separator: "; ")
  }
}

/// What is passed on to the next board: figures red and actions late for longer than it could have mended them, risks whose score
/// has grown or is 6 or more with all that is done, as the register says now.
struct PaperEscalations {
  private let scorecard: Scorecard
  private let months: Int

  /// A board that hears of nobody passes on what has lasted for a month; the next one what has lasted for three, then for six.
  init(_ scorecard: Scorecard, level: Int) {
    self.scorecard = scorecard
    months = level == 0 ? 1 : 3 * level
  }

  var items: [Escalation] { figures + actions + risks }

  private var figures: [Escalation] {
    scorecard.lines.filter { $0.rag == .red && Day.monthEndsPassed(from: $0.ragSince ?? $0.asOf, to: $0.asOf) >= months }.map {
      line in
      Escalation(
        kind: .kpi, name: line.id.description,
        text: "KPI \(line.id), \(line.shortTitle): red since \(line.ragSince?.monthInWords ?? "").",
        short: "\(line.id) since \(line.ragSince?.monthInWords ?? "")", state: "red")
    }
  }

  private var actions: [Escalation] {
    func isLong(_ due: Day) -> Bool { due.adding(months: months) <= scorecard.asOf }
    return scorecard.actions.compactMap { action in
      var late = action.milestones.filter { $0.progress.isOverdue && isLong($0.due) }.map { action.id + $0.id }
      if action.progress.isOverdue, let due = action.due, isLong(due) { late.insert("the whole of it", at: 0) }
      guard !late.isEmpty else { return nil }
      let long = months == 1 ? "a month or more" : "\(months) months or more"
      return Escalation(
        kind: .action, name: action.id,
        text: "Action \(action.id), \(action.title): \(late.joined(separator: ", ")), late by \(long).",
        short: "\(action.id) (\(late.joined(separator: ", ")))", state: "late by \(long)")
    }
  }

  private var risks: [Escalation] {
    scorecard.risks.filter { $0.isKnown && ($0.movement == .worse || $0.score >= 6) }.map { risk in
      let earlier = risk.movement == .worse ? risk.earlier : nil
      let worse = earlier.map { ", worse than \($0.score) on \($0.day.inWords)" } ?? ""
      return Escalation(
        kind: .risk, name: risk.id,
        text: "Risk \(risk.id) (score \(risk.score) of 9\(worse)): \(Excerpt.short(Excerpt.sentence(risk.risk), 80))",
        short: risk.id, state: "")
    }
  }
}
