/// How one file of a source was read: what an analyst needs to see to believe the rest.
package struct FileReport: Sendable, Codable, Hashable {
  /// A heading of the file, and the column that it became.
  package struct Heading: Sendable, Codable, Hashable {
    /// The heading as the file has it.
    package var found: String
    /// The canonical name of the column; empty where the definition knows no such heading.
    package var column: String

    /// A heading with its column.
    package init(found: String, column: String) {
      self.found = found
      self.column = column
    }
  }

  /// The file's name as it may be shown.
  package var name: String
  /// The encoding that was recognised: `UTF-8`, `UTF-8 with BOM`, `UTF-16 LE`, `UTF-16 BE` or `Windows-1252`.
  package var encoding: String
  /// The name of the delimiter: `comma`.
  package var delimiter: String
  /// The line of the headings, counted from 1.
  package var headingLine: Int
  /// All headings, from left to right.
  package var headings: [Heading]

  /// A report on a file that could be read.
  package init(name: String, encoding: String, delimiter: String, headingLine: Int, headings: [Heading]) {
    self.name = name
    self.encoding = encoding
    self.delimiter = delimiter
    self.headingLine = headingLine
    self.headings = headings
  }
}
