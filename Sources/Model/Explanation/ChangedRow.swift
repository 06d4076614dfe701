/// A row of a published CSV file that is not the same in two scorecards.
package struct ChangedRow: Hashable, Sendable {
  /// What became of the row.
  package enum Kind: String, Sendable, CaseIterable {
    /// Both have it, with other cells.
    case changed
    /// The later one alone has it.
    case added
    /// The earlier one alone had it.
    case removed
  }
  /// A cell that differs.
  package struct Cell: Hashable, Sendable {
    /// The heading of its column.
    package var column: String
    /// What it held; empty where it was blank, or where the row was not there.
    package var from: String
    /// What it holds; empty where it is blank, or where the row is no longer there.
    package var to: String

    /// A cell with both its contents.
    package init(column: String, from: String, to: String) { (self.column, self.from, self.to) = (column, from, to) }
  }
  /// The name of the file: `series.csv`.
  package var file: String
  /// The cells of the columns by which rows are told apart: KPI, part, measure and date of a row of `series.csv`.
  package var key: [String]
  /// The figure that the row is about; nil where it is about none.
  package var figure: FigureID?
  /// What became of it.
  package var kind: Kind
  /// The cells that differ, in the order of the columns; of a row that one side alone has, those that are not blank.
  package var cells: [Cell]

  /// A row with its cells that differ.
  package init(file: String, key: [String], figure: FigureID?, kind: Kind, cells: [Cell]) {
    (self.file, self.key, self.figure, self.kind, self.cells) = (file, key, figure, kind, cells)
  }
}
