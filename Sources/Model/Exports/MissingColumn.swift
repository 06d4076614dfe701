/// A column of a source's definition for which some of its files have no heading: nobody knows what it would hold there.
package struct MissingColumn: Sendable, Codable, Hashable {
  /// The canonical name of the column.
  package var column: String
  /// The name of the first of these files, as it may be shown.
  package var file: String
  /// The number of these files.
  package var files = 1
  /// The heading of that file that is most like the column's, among those that belong to no column; nil where all belong to
  /// one.
  package var nearest: String?

  /// A column without a heading in one file.
  package init(column: String, file: String, nearest: String?) {
    self.column = column
    self.file = file
    self.nearest = nearest
  }
}
