/// The statements that make a table of texts of a staged file.
package struct StagedTexts: Sendable {
  private let name: String
  private let lines: String
  private let columns: [String]

  /// `lines` is the view of the file's lines, with `value`; each has these columns, tab-separated and escaped.
  package init(name: String, lines: String, columns: [String]) { (self.name, self.lines, self.columns) = (name, lines, columns) }

  /// The statements, in their order.
  package var statements: [String] {
    let texts = columns.enumerated().map { "try_url_decode(f[\($0)]) AS \($1)" }.joined(separator: ", ")
    return [
      """
      CREATE OR REPLACE TEMPORARY VIEW \(name) AS
      SELECT \(texts) FROM (SELECT split(value, '\\t', -1) AS f FROM \(lines)) AS t
      """, "CACHE LAZY TABLE \(name)",
    ]
  }
}
