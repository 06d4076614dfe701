/// How one file of a source was read: what an analyst needs to see to believe the rest.
package struct FileReport: Sendable, Codable, Hashable {
  package struct Heading: Sendable, Codable, Hashable {
    /// As the file has it.
    package var found: String
    /// The column it became; empty where nobody asked for it.
    package var column: String

    package init(found: String, column: String) {
      self.found = found
      self.column = column
    }
  }

  package var name: String
  package var encoding: String
  package var delimiter: String
  /// The line of the headings, from 1.
  package var headingLine: Int
  package var headings: [Heading]

  package init(name: String, encoding: String, delimiter: String, headingLine: Int, headings: [Heading]) {
    self.name = name
    self.encoding = encoding
    self.delimiter = delimiter
    self.headingLine = headingLine
    self.headings = headings
  }
}
