package import Model

/// Text laid out for a terminal: wrapped words, and columns under each other.
package enum Columns {
  /// Breaks a text into lines of at most `width` columns. A word that is longer has a line of its own. Control characters
  /// are made visible.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    var (lines, taken) = ([""], 0)
    for word in VisibleText.line(text).split(separator: " ") {
      let length = word.displayWidth
      if taken == 0 {
        (lines[lines.count - 1], taken) = (String(word), length)
      } else if taken < width - length {
        lines[lines.count - 1] += " " + word
        taken += 1 + length
      } else {
        lines.append(String(word))
        taken = length
      }
    }
    return lines
  }

  /// The same for a screen, with so many spaces before each line; `hanging` is how many more are before all lines but the first.
  package static func indented(_ text: String, by indent: Int, hanging: Int = 0, on screen: Screen) -> [String] {
    wrapped(text, to: screen.textWidth(indent: indent + hanging)).enumerated().map { number, line in
      String(repeating: " ", count: number == 0 ? indent : indent + hanging) + line
    }
  }

  /// How wide each column is.
  static func widths(of rows: [[String]]) -> [Int] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
  }

  /// Aligns columns two spaces apart, without trailing spaces. Control characters are made visible. `colour` says how a cell is
  /// coloured after its width is known; nil for none.
  package static func aligned(
    _ rows: [[String]], rightAligned: Set<Int> = [], colour: (_ column: Int, _ cell: String) -> TerminalColour? = { _, _ in nil }
  ) -> String {
    let rows = rows.map { $0.map(VisibleText.line) }
    let widths = widths(of: rows)
    return rows.map { row in
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      let cells = row.indices.prefix(last + 1).map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].displayWidth)
        let cell = colour(column, row[column])?.around(row[column]) ?? row[column]
        return rightAligned.contains(column) ? space + cell : column == last ? cell : cell + space
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}

/// The few colours that every terminal has; each goes with a word or a shape that says the same.
package enum TerminalColour: Int, Sendable {
  case red = 31
  case green = 32
  case yellow = 33
  case blue = 34

  /// What follows the escape character in each of these colours, and in the reset.
  package static let endings = ["[0m"] + [red, green, yellow, blue].map { "[\($0.rawValue)m" }

  /// The text in this colour, followed by a reset.
  package func around(_ text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
