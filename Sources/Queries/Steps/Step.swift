/// One step of a query: a common table expression, with a comment that says what it holds.
struct Step: Sendable {
  /// Its name: `kpi_7_counted`.
  var name: String
  /// What it holds, in plain English; each element is a paragraph.
  var comment: [String]
  /// Its `SELECT`, in lines.
  var body: [String]

  /// The step as it stands in the query, in lines.
  var lines: [String] {
    comment.flatMap(Comment.lines) + ["\(name) AS ("] + body.map { $0.isEmpty ? "" : "  " + $0 } + [")"]
  }
}

/// Comments of a query.
enum Comment {
  private static let width = 110

  /// A text as comment lines, broken between words.
  static func lines(_ text: String) -> [String] {
    var lines = [String]()
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append("-- " + word)
      }
    }
    return lines
  }
}
