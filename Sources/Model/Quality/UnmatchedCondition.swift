/// A condition of a definition that no row of its source meets, although the source has rows: a misspelt name in the definition, or
/// a spelling in the export that nobody listed.
package struct UnmatchedCondition: Hashable, Sendable {
  package var source: String
  package var column: String
  /// The names that the condition asks for, as the definition writes them.
  package var names: [String]
  /// The figures that ask.
  package var figures: [FigureID]

  package init(source: String, column: String, names: [String], figures: [FigureID]) {
    (self.source, self.column, self.names, self.figures) = (source, column, names, figures)
  }
}
