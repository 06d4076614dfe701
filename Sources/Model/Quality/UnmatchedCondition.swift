/// A condition of a definition that no row of its source meets, although the source has rows. Either a name in the definition
/// is misspelt, or nobody listed a spelling that the export uses.
package struct UnmatchedCondition: Equatable, Sendable {
  /// The name of the source.
  package var source: String
  /// The column that the condition is about.
  package var column: String
  /// The names that the condition asks for, as the definition writes them.
  package var names: [String]
  /// The figures whose definitions have the condition.
  package var figures: [FigureID]
  /// A short value of the column that one of the names may be a slip for; nil where none is near.
  package var nearest: String?

  /// A condition that no row meets, with the figures that have it.
  package init(source: String, column: String, names: [String], figures: [FigureID], nearest: String? = nil) {
    (self.source, self.column, self.names, self.figures, self.nearest) = (source, column, names, figures, nearest)
  }
}
