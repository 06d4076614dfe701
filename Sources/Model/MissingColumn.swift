/// A column of a source's definition for which one of its files has no heading: what it would hold is not known there.
package struct MissingColumn: Sendable, Codable, Hashable {
  package var column: String
  /// The file's name as it may be shown.
  package var file: String
  /// Of the file's headings that are no column's, the one most like this column's; nil where there are none.
  package var nearest: String?

  package init(column: String, file: String, nearest: String?) {
    self.column = column
    self.file = file
    self.nearest = nearest
  }

  /// What is missing, and what may be it.
  package var sentence: String {
    "\(file) has no heading for \(column)" + (nearest.map { "; the nearest heading found is '\($0)'" } ?? "")
  }
}
