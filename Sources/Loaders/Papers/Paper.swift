package import Model
internal import Wording

/// The paper for a board on a day: Markdown, and the pictures that it shows. It is created from published scorecards alone.
///
///     let paper = Paper(for: board, now: scorecard, before: nil, escalated: [], level: 0)
///     let (markdown, pictures) = paper.document(pictures: "2024-03-31-partnership-board")
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
  /// The scorecard to compare with: that of the last paper's day, or the first one published since; nil where there is none.
  let before: Scorecard?
  let escalated: [Escalated]
  /// What this board passes on: what it cannot resolve itself.
  let escalations: [Escalation]
  /// The first day of the paper's period. A paper covers no days before the plan began, unless its own day is one.
  let from: Day

  /// The title of the board to which this one escalates; nil where there is none, or where it is owed no paper.
  var parent: String? { board.reportsTo.flatMap { id in now.governance.first { $0.id == id }?.title } }

  /// The month-end to compare with where no scorecard was published to compare with: the one before the paper's period, or else
  /// the newest of the series before the paper's day; nil where the series has none.
  var dayBefore: Day? {
    let days = Set(now.series.filter { $0.isOwn && $0.value != nil && $0.asOf < now.asOf }.map(\.asOf))
    return days.contains(from - 1) ? from - 1 : days.max()
  }

  /// `before` is the scorecard to compare with, nil for none. `escalated` is what the boards below pass on, and `escalations` what
  /// this one does.
  package init(for board: BoardDefinition, now: Scorecard, before: Scorecard?, escalated: [Escalated], escalations: [Escalation])
  {
    self.escalations = escalations
    self.board = board
    self.now = now
    self.before = before
    self.escalated = escalated
    from = max(board.day(before: now.asOf) + 1, min(now.planStart, now.asOf))
  }

  /// The style sheet of papers in HTML.
  package static var sheet: [UInt8] { PackageResources.paper_css }

  /// The Word document from which pandoc takes the styles of papers, for an area that has none of its own.
  package static var reference: [UInt8] { PackageResources.reference_docx }

  /// The title: which plan the paper is about, and which months.
  package var title: String { PaperHeading.title(now, period: PaperFrontSentences.period(from: from, to: now.asOf)) }
}
