/// A column of a source's definition for which some of its files have no heading: what it would hold is not known there.
package struct MissingColumn: Sendable, Codable, Hashable {
  package var column: String
  /// The first of these files, its name as it may be shown, and how many there are.
  package var file: String
  package var files = 1
  /// Of that file's headings that are no column's, the one most like this column's; nil where there are none.
  package var nearest: String?

  package init(column: String, file: String, nearest: String?) {
    self.column = column
    self.file = file
    self.nearest = nearest
  }
}
