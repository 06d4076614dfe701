/// The tables that a run's queries read besides those of sources.
package struct RunTables: Sendable {
  /// A column of a source.
  package struct Column: Hashable, Sendable {
    /// The name of the source, and that of the column.
    package var (source, column) = ("", "")

    /// The column of a source.
    package init(source: String, column: String) { (self.source, self.column) = (source, column) }
  }

  /// By column without a list of codes: the table with each `text` of it and the `category` under which it is shown.
  package var categories: [Column: String]

  /// By column of a register: the table with each `entity` and the `category` of it.
  package var registers: [Column: String] = [:]

  /// By source, in how many pieces its rows are counted where those of one entity are brought together, so that an executor holds little
  /// at a time; none for a source of a single part.
  package var pieces: [String: Int] = [:]

  /// These tables.
  package init(categories: [Column: String] = [:]) { self.categories = categories }
}
