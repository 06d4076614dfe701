internal import Model

/// A table of the page, with its headings and rows already made: cells are escaped here, since a template looks each of them up
/// by name.
struct PageTable: Sendable {
  /// What a table does on a narrow screen.
  enum Narrow { case scrolls, stacks }

  let caption: String
  /// The classes of the table, and for one that stacks the headings that stand before its cells then.
  let attributes: String
  let headings: String
  let rows: String

  /// `numbers`: the columns that are right-aligned. The first column names its row. `classes`: how each cell is dressed, where
  /// any is.
  init(
    _ caption: String, _ headings: [String], numbers: Set<Int>, _ rows: [[String]], classes: [[String]] = [],
    narrow: Narrow = .scrolls
  ) {
    self.caption = caption
    // Most columns are numbers: the table has one class for them, and only the cells of other columns have a class.
    let areMostlyNumbers = numbers.filter { $0 < headings.count }.count * 2 > headings.count
    func style(_ column: Int) -> String {
      guard column > 0, areMostlyNumbers != numbers.contains(column) else { return "" }
      return areMostlyNumbers ? " class=\"text\"" : " class=\"number\""
    }
    attributes = Self.attributes(headings, [areMostlyNumbers ? "numbers" : "", narrow == .stacks ? "stack" : ""])
    self.headings = headings.enumerated().map { column, text in
      "<th scope=\"col\"\(style(column))>\(Drawing.escaped(SafeText.harmless(text)))</th>"
    }.joined()
    let styles = headings.indices.map(style)
    self.rows = rows.enumerated().map { index, row in
      let cells = row.enumerated().map { column, text in
        let escaped = Drawing.escaped(SafeText.harmless(text))
        if column == 0 { return "<th scope=\"row\">\(escaped)</th>" }
        if !classes.isEmpty { return "<td class=\"\(classes[index][column])\">\(escaped)</td>" }
        return "<td\(styles[column])>\(escaped)</td>"
      }
      return "<tr>" + cells.joined() + "</tr>\n"
    }.joined()
  }

  /// A table whose cells are markup already. `icons` stand before the headings; `narrow` are the headings of a table that stacks,
  /// where they are others.
  init(
    _ caption: String, _ headings: [String], icons: [String] = [], narrow: [String]? = nil, markup rows: String, classes: String
  ) {
    self.caption = caption
    attributes = Self.attributes(narrow ?? headings, [classes])
    self.headings = headings.enumerated().map { column, text in
      "<th scope=\"col\">\(icons.isEmpty ? "" : icons[column])\(Drawing.escaped(text))</th>"
    }.joined()
    self.rows = rows
  }

  /// On a narrow screen, cells of a table that stacks take their heading from a property of the table: it is said once, and not
  /// at each cell.
  private static func attributes(_ headings: [String], _ classes: [String]) -> String {
    let classes = classes.filter { !$0.isEmpty }.joined(separator: " ")
    guard !classes.isEmpty else { return "" }
    guard classes.split(separator: " ").contains("stack") else { return " class=\"\(classes)\"" }
    let names = headings.enumerated().dropFirst().map { "--c\($0.offset + 1):'\(quoted($0.element))'" }
    return " class=\"\(classes)\" style=\"\(Drawing.escaped(names.joined(separator: ";")))\""
  }

  /// Fit for a string of CSS: what could end it is left out.
  private static func quoted(_ text: String) -> String {
    SafeText.harmless(text).filter { $0 != "'" && $0 != "\\" && !$0.isNewline }
  }
}
