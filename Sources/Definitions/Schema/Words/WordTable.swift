/// Words of the language that are no keys, such as windows and date formats: what each means, and an example that runs.
///
/// The reference page has all columns of all tables; `Pipelines/README.md` has the first ones of some.
struct WordTable: Sendable {
  /// What the words are: `Windows`.
  let heading: String
  /// What a reader must know of all of them, in plain English (Markdown).
  let sentence: String
  /// The headings of the columns.
  let columns: [String]
  /// The cells of each row, in Markdown.
  let rows: [[String]]

  /// All tables, in the order of the reference page.
  static let all = [conditions, measures, windows, units, dateFormats, lengths, choices]

  /// The table in Markdown; with `width`, its first columns alone.
  func markdown(width: Int? = nil) -> String { Self.markdown(columns, rows, width: width) }

  /// A table in Markdown; with `width`, its first columns alone.
  static func markdown(_ columns: [String], _ rows: [[String]], width: Int? = nil) -> String {
    func line(_ cells: [String]) -> String {
      let shown = cells.prefix(width ?? cells.count).map {
        $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      }
      return "| " + shown.joined(separator: " | ") + " |\n"
    }
    return line(columns) + line(columns.map { _ in "---" }) + rows.map(line).joined()
  }

  /// Words as a definition writes them, each between the signs of code.
  static func code(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }
}
