internal import Model

/// Gives the line of a file on which a batch begins, by the source and the batch's place.
package typealias FirstLines = (_ source: String, _ place: Int64) -> Int

/// The rows of a measure of rows as they are on one day, each with its place in its file and its role.
struct RowListing {
  private let found: RowRoles
  private let rules: [RowRule]
  private let firstLines: FirstLines

  /// `fed` is a sealed measure of rows, which was traced.
  init(_ fed: FedMeasure, asOf day: Day, _ firstLines: @escaping FirstLines) {
    found = RowRoles(fed, asOf: day)
    rules = fed.definition.ownAndOtherRules
    self.firstLines = firstLines
  }

  /// One row; nil for one that a later row replaces.
  func row(_ piece: Int, _ row: Int) -> ExplainedRow? {
    found.roles[piece][row].map { found.pieces[piece].explained(row, $0, rules, firstLines) }
  }
}

extension MeasureTrace.Piece {
  /// One of its rows with its role. `rules` are those of the measure, by the use of rows.
  func explained(_ row: Int, _ role: RowRole, _ rules: [RowRule], _ firstLines: FirstLines) -> ExplainedRow {
    ExplainedRow(
      file: Int(file), place: place + Int64(row), line: Int(lines[row]) + firstLines(rules[use].source, place),
      day: reasons.placed(row), role: role)
  }
}

extension FedMeasure {
  /// What a row alone adds to the figure, whichever other rows there are; nil where that depends on them, or it has no number.
  func addend(of event: Event) -> Double? {
    switch definition {
    case .count: 1
    case .sum(_, let addends):
      event.hiddenCells(of: addends.columns.count) > 0 || event.amount == Blank.integer
        ? nil : Double(event.amount) / (addends.columns.first.flatMap { source?.column($0)?.kind.scale } ?? 1)
    case .distinct, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .stages, .statistic, .combined: nil
    }
  }
}
