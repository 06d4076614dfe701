internal import Model

/// What a line of an unknown file looks like: headings, or a row.
struct LineKind {
  /// The cells, without spaces around them.
  let cells: [String]
  /// How many cells could be headings, each one counted once.
  let headingLike: Int
  /// How many cells could only be values: numbers, days, long numbers of things.
  let rowLike: Int

  private static let parser = DayParser(formats: SampleColumn.certainFormats)

  init(_ cells: [String]) {
    self.cells = cells
    rowLike = cells.count(where: Self.isRowLike)
    headingLike = Set(cells.filter { !Self.isRowLike($0) }.map(\.foldedHeading).filter { !$0.isEmpty }).count
  }

  /// From below 0, a row, to 1, a whole line of headings.
  var quality: Double { cells.isEmpty ? 0 : Double(headingLike - 2 * rowLike) / Double(cells.count) }

  /// Whether a cell can only be a value: a number that is no year, a day, a time, a number of somebody.
  static func isRowLike(_ cell: String) -> Bool {
    if cell.isEmpty || isYear(cell) { return false }
    if NumberForm(cell) != nil || isDay(cell) { return true }
    let bytes = Array(cell.utf8)
    if bytes.allSatisfy({ $0 &- 48 < 10 || " :.,/-+".utf8.contains($0) }), bytes.contains(where: { $0 &- 48 < 10 }) {
      return true
    }
    // `RND000215205141` is somebody's; "Number on roll 31/03/2023" and "Pupils 2022/23" are headings.
    let words = cell.split(whereSeparator: \.isWhitespace)
    return words.contains { word in
      !isYear(String(word)) && !isDay(String(word)) && word.count(where: \.isNumber) >= 4 && !hasYear(String(word))
    } || (words.allSatisfy { $0.allSatisfy(\.isNumber) } && cell.count(where: \.isNumber) >= 4)
  }

  private static func isDay(_ cell: String) -> Bool {
    var cell = cell
    return cell.withUTF8 { parser.day($0) != nil }
  }

  /// `2023`, `2022/23`, `2022-23`, `202223`.
  static func isYear(_ cell: String) -> Bool {
    let digits = cell.filter(\.isNumber)
    return cell.allSatisfy { $0.isASCII && ($0.isNumber || "/-".contains($0)) } && [4, 6, 8].contains(digits.count)
      && (digits.hasPrefix("19") || digits.hasPrefix("20")) && (digits.count > 4 || cell.count == 4)
      && (digits.count != 8 || digits.dropFirst(4).hasPrefix("20"))
  }

  /// `sen_2023`, `AY202223`: a year between letters.
  private static func hasYear(_ word: String) -> Bool {
    let digits = word.split { !$0.isNumber }
    return word.contains(where: \.isLetter) && digits.allSatisfy { $0.count < 4 || isYear(String($0)) }
  }
}
