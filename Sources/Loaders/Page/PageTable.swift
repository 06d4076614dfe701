internal import Model

/// A table of the page, with its headings and rows already made: cells are escaped here, since a template looks each of them up
/// by name.
struct PageTable: Sendable {
  /// What the region is called that scrolls when the table is wider than the screen.
  let name: String
  let caption: String
  let headings: String
  let rows: String

  /// `numbers`: the columns that are right-aligned. The first column names its row. `classes`: how each
  /// cell is dressed, where any is.
  init(_ caption: String, _ headings: [String], numbers: Set<Int>, _ rows: [[String]], classes: [[String]] = []) {
    name = caption
    self.caption = caption
    self.headings = headings.enumerated().map { column, text in
      "<th scope=\"col\"\(numbers.contains(column) ? " class=\"number\"" : "")>\(Drawing.escaped(SafeText.harmless(text)))</th>"
    }.joined()
    self.rows = rows.enumerated().map { index, row in
      let cells = row.enumerated().map { column, text in
        let escaped = Drawing.escaped(SafeText.harmless(text))
        if column == 0 { return "<th scope=\"row\">\(escaped)</th>" }
        if !classes.isEmpty { return "<td class=\"\(classes[index][column])\">\(escaped)</td>" }
        return numbers.contains(column) ? "<td class=\"number\">\(escaped)</td>" : "<td>\(escaped)</td>"
      }
      return "<tr>" + cells.joined() + "</tr>\n"
    }.joined()
  }
}
