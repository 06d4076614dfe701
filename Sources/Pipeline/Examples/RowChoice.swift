/// Which rows of the exports an example is made of.
package struct RowChoice: Sendable {
  /// File and line of each row that was named.
  let rows: [(file: String, line: Int)]
  /// What rows must hold in which columns.
  let conditions: [(column: String, value: String)]

  /// `rows` are like `exclusions.csv:2,5-9` (a file, and lines of it), `conditions` like `sen_status=K`.
  ///
  /// Throws: `RecordingError.wrongChoice`.
  package init(rows: [String], conditions: [String]) throws(RecordingError) {
    var places: [(file: String, line: Int)] = []
    var file: String?
    for piece in rows.flatMap({ $0.split(separator: ",") }) {
      var lines = piece
      if let colon = piece.lastIndex(of: ":") {
        file = String(piece[..<colon])
        lines = piece[piece.index(after: colon)...]
      }
      let ends = lines.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let file, !file.isEmpty, ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first > 0,
        (first...max(first, first + 999)).contains(last)
      else { throw .wrongChoice("--rows: '\(piece)' is no place of rows: write exclusions.csv:2, or exclusions.csv:2,5-9") }
      places += (first...last).map { (file, $0) }
    }
    self.rows = places
    var wanted: [(column: String, value: String)] = []
    for text in conditions {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw .wrongChoice("--where: '\(text)' is no condition: write column=value, such as sen_status=K")
      }
      wanted.append((String(text[..<sign]), String(text[text.index(after: sign)...])))
    }
    self.conditions = wanted
  }
}
