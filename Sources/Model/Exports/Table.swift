/// The accepted rows of one source: batches of typed columns, each row with its place and whether it survives.
///
/// ```swift
/// let table = Table(
///   source: "exclusions", columns: ["start_date"],
///   batches: [Batch(columns: [.days([19_448])], file: 0, place: 0, lines: [2], survives: [true])])
/// table.rowCount                     // 1
/// table.position(of: "start_date")   // 0
/// ```
///
/// **Shape**: a row for each accepted record, with only the columns that somebody wanted.
package struct Table: Sendable {
  /// The name of the source.
  package var source: String
  /// The names of the stored columns, in the order of every batch's `columns`.
  package var columns: [String]
  /// The rows that are kept; those that were handed on as they were read are not among them.
  package var batches: [Batch]
  /// How many rows are missing here because they could not be used.
  package var rejected: Int
  /// What is known of them.
  package var rejectedValues: RejectedValues
  /// The columns for which some file has no heading, although the column must not be absent.
  package var missingColumns: [MissingColumn] = []
  /// Whether it has fewer than half of the rows that it had.
  package var isShrunk = false
  /// Whether many of its rows were replaced by others of the same key that say something else.
  package var isKeyDoubtful = false
  /// The columns that have a heading and are blank in every row.
  package var blankColumns: [String] = []
  /// The days on which it has rows; nil where its age is not to be judged, as in an example.
  package var rowDays: RowDays?
  /// The first day of the month of its oldest row, by the column that dates it: the export may hold nothing earlier. Nil where
  /// no row is dated, or where the table is taken as whole.
  package var begins: Day?

  /// The rows of a source, about whose age and gaps nothing is said yet.
  package init(source: String, columns: [String], batches: [Batch], rejected: Int = 0) {
    self.source = source
    self.columns = columns
    self.batches = batches
    self.rejected = rejected
    rejectedValues = RejectedValues(columns: [])
    rejectedValues.add([], of: rejected)
  }

  /// The position of a stored column; nil where it is not stored.
  package func position(of column: String) -> Int? { columns.firstIndex(of: column) }
  /// How many rows were handed on as they were read, and are not in `batches`.
  package var rowsHandedOn = 0
  /// The number of rows, with those that were handed on.
  package var rowCount: Int { batches.reduce(rowsHandedOn) { $0 + $1.count } }
}
