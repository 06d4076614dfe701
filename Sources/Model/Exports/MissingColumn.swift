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

  /// What is missing, and what may be it.
  package var sentence: String {
    let others = files == 1 ? " has" : files == 2 ? " and 1 more file have" : " and \(files - 1) more files have"
    return "\(file)\(others) no heading for \(column)" + (nearest.map { "; the nearest heading found is '\($0)'" } ?? "")
  }
}
