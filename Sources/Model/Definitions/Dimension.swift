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
  /// Where it is found in the rows of another source that a part of the figure counts, by that source's name.
  package var others: [String: Lookup] = [:]

  /// Where the category of a row of this source is found.
  package func lookup(in source: String) -> Lookup { others[source] ?? lookup }

  /// A dimension of this name.
  package init(name: String, lookup: Lookup) {
    self.name = name
    self.lookup = lookup
  }
}

extension Dimension.Lookup {
  /// The column that says the category of a row of this source, and the source that has it: a register, or the row's own.
  package func place(in source: String) -> (source: String, column: String) {
    switch self {
    case .column(let column): (source, column)
    case .register(let register, let column, _): (register, column)
    }
  }
}
