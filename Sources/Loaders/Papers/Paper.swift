package import Model
internal import Wording

/// The paper for a board as at a day: Markdown, and the pictures beside it. Made of published scorecards alone.
package struct Paper: Sendable {
  /// What another board escalates to this one.
  package struct Escalated: Sendable {
    /// The other board's title.
    package var from: String
    /// What it passes on.
    package var items: [Escalation]

    /// `from` is the other board's title.
    package init(from: String, items: [Escalation]) {
      self.from = from
      self.items = items
    }
  }

  let board: BoardDefinition
  let now: Scorecard
  /// What it is compared with: the scorecard of its last paper's day, or the first that was published since; nil where there is none.
  let before: Scorecard?
  let escalated: [Escalated]
  /// What this board passes on: what it cannot resolve itself.
  let escalations: [Escalation]
  /// The first day of the period: no paper is about days before the plan.
  let from: Day

  /// Nothing was owed before it.
  var isFirst: Bool { from <= now.planStart }

  package init(for board: BoardDefinition, now: Scorecard, before: Scorecard?, escalated: [Escalated], escalations: [Escalation])
  {
    self.escalations = escalations
    self.board = board
    self.now = now
    self.before = before
    self.escalated = escalated
    from = max(board.day(before: now.asOf) + 1, min(now.planStart, now.asOf))
  }

  /// A Word document whose styles are the papers', as pandoc wants it: an area may have one of its own.
  package static var reference: [UInt8] { PackageResources.reference_docx }

  /// Which plan it is about, and for whom it is.
  package var title: String { PaperHeading.title(now, for: board) }
}
