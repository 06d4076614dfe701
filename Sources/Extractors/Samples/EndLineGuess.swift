internal import Model

/// How the lines begin that stand below the rows of an unknown file: totals, sources, footnotes.
struct EndLineGuess {
  /// Beginnings, none of which says anything about anybody; empty where the last lines are rows, or are not known.
  let beginnings: [String]
  /// How many of the lines they are.
  let count: Int

  private static let words = [
    "Grand total", "Total", "End of report", "End of file", "End", "Source", "Footnote", "Note", "Produced", "Generated",
    "Printed",
    "Report", "Exported", "Extracted", "Created", "Copyright", "Rows", "Records", "Page", "Figures",
  ]
  /// Words with which rows may well begin: the line is one only where it is no row, or holds a total.
  private static let totals: Set<String> = ["Grand total", "Total"]

  /// `lines` are the file's last ones, with their values; `width` is the number of headings.
  init(_ lines: [[String]], width: Int) {
    var found: [String] = []
    var count = 0
    for line in lines.reversed() {
      guard let first = line.first(where: { !$0.isEmpty }) else { break }
      let word = Self.words.first { first.foldedHeading.hasPrefix($0.foldedHeading) }
      let isNarrow = line.count != width || (width > 2 && line.count { !$0.isEmpty } == 1)
      guard let word, isNarrow || Self.totals.contains(word) && Self.lacksValues(line, among: lines.dropLast(count + 1)) else {
        break
      }
      if !found.contains(word) { found.insert(word, at: 0) }
      count += 1
    }
    // Where each line looks like one, and could be a row, they are rows.
    let areEnds = width > 1 && (count < lines.count || lines.allSatisfy { $0.count != width })
    (beginnings, self.count) = areEnds ? (found, count) : ([], 0)
  }

  /// Whether a line is blank where each other has a value, as a total has no number of a child and no date.
  private static func lacksValues(_ line: [String], among lines: ArraySlice<[String]>) -> Bool {
    let others = lines.filter { $0.count == line.count }
    return others.count > 2 && line.indices.contains { place in line[place].isEmpty && others.allSatisfy { !$0[place].isEmpty } }
  }
}
