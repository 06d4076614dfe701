package import Model

/// The block at the head of a paper, as the papers of councils and of the NHS have it: which meeting it is for, who wrote it,
/// what it asks for, which days it is about, and who may read it.
package struct PaperFrontSentences: Sendable {
  /// A line of the block: what it is, and what holds.
  package typealias Row = (term: String, text: String)

  private let scorecard: Scorecard
  private let board: BoardDefinition
  private let from: Day
  private let purpose: String

  /// `from` is the first day of the paper's period; `purpose` is what its recommendations say.
  package init(_ scorecard: Scorecard, for board: BoardDefinition, from: Day, purpose: String) {
    (self.scorecard, self.board, self.from, self.purpose) = (scorecard, board, from, purpose)
  }

  /// What the definitions do not say stands in square brackets, for whoever finishes the paper.
  package var rows: [Row] {
    let officers = (scorecard.header?.accountableOfficers ?? []).map { scorecard.named($0) }.joined(separator: "; ")
    return [
      ("Meeting", board.title), ("Meeting date", board.meeting(after: scorecard.asOf)?.inWords ?? "[meeting date]"),
      ("Agenda item", "[agenda item]"), ("Report author", board.author.map { scorecard.named($0) } ?? "[report author]"),
      ("Accountable officers", officers), ("Purpose", purpose),
      ("Reporting period", Self.period(from: from, to: scorecard.asOf)), ("Classification", Scorecard.audience),
    ].filter { !$0.1.isEmpty }
  }

  /// `March 2024`, `January to March 2024`, `October 2023 to March 2024`; in days where these are no whole months.
  package static func period(from first: Day, to last: Day) -> String {
    guard first == first.startOfMonth, last.isEndOfMonth else {
      return first == last ? last.inWords : "\(first.inWords) to \(last.inWords)"
    }
    if first == last.startOfMonth { return last.monthInWords }
    let isOneYear = first.civil.year == last.civil.year
    let beginning = isOneYear ? Day.monthNames[first.civil.month - 1] : first.monthInWords
    return "\(beginning) to \(last.monthInWords)"
  }
}
