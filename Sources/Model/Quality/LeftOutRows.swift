/// Rows that a duration leaves out because their day in the column `to` is before their day in the column `from`.
package struct LeftOutRows: Equatable, Sendable {
  /// The name of the source.
  package var source: String
  /// The number of rows.
  package var rows: Int
  /// The column with the first day.
  package var from: String
  /// The column with the last day.
  package var to: String

  /// So many rows of a source.
  package init(source: String, rows: Int, from: String, to: String) {
    (self.source, self.rows, self.from, self.to) = (source, rows, from, to)
  }
}
