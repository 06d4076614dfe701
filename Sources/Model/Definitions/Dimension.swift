/// What a figure is broken down by: a column of its own source, or one of the register of a column's domain.
package struct Dimension: Hashable, Sendable {
  /// Where the category of a row is found.
  package enum Lookup: Hashable, Sendable {
    /// A column of the figure's own source.
    case column(String)
    /// `school.phase`: through `column` (an identifier of the register's domain) to the register's column.
    case register(source: String, column: String, through: String)
  }
  /// The name as it is published: `sen_status`, `school_phase`.
  package var name: String
  /// Where the category of a row is found.
  package var lookup: Lookup

  /// A dimension of this name.
  package init(name: String, lookup: Lookup) {
    self.name = name
    self.lookup = lookup
  }
}
