internal import Model

/// Notes the values of one column. Each different value is looked at once, for as long as there are few.
struct ColumnNotes {
  private(set) var column: SampleColumn
  private let parsers: [(format: DayFormat, parser: DayParser)]
  private let standard = DayParser(formats: DayFormat.standard)

  init(heading: String, parsers: [(format: DayFormat, parser: DayParser)]) {
    column = SampleColumn(heading: heading)
    self.parsers = parsers
  }

  /// Notes a value that is not blank, of the row with this number.
  mutating func note(_ text: String, row: Int) {
    column.filled += 1
    guard !column.hasManyValues else { return look(at: text, times: 1) }
    column.counts[text, default: (0, row)].count += 1
    guard column.counts.count > SampleColumn.longestList else { return }
    lookAtAll()
    column.hasManyValues = true
    column.counts = [:]
  }

  /// The column, once all its values have been noted.
  mutating func finish() -> SampleColumn {
    lookAtAll()
    return column
  }

  private mutating func lookAtAll() {
    for (text, met) in column.counts { look(at: text, times: met.count) }
  }

  private mutating func look(at text: String, times: Int) {
    column.longest = max(column.longest, text.count)
    if text.contains(" ") { column.hasSpaces = true }
    if text.utf8.contains(where: { $0 &- 48 < 10 }) { column.withDigits += times }
    if Self.isLikeName(text) { column.likeNames += times }
    lookForDay(text, times)
    if let number = NumberForm(text) {
      column.numbers += times
      if number.places == 0, !number.hasThousands, !number.hasPercentSign { column.wholeNumbers += times }
      if number.hasThousands { column.withThousands += times }
      if number.hasPercentSign { column.withPercentSigns += times }
      column.places = max(column.places, number.places)
      column.smallest = min(column.smallest, number.value)
      column.largest = max(column.largest, number.value)
    } else if column.notNumbers.count < SampleColumn.fewValues || column.notNumbers[text] != nil {
      column.notNumbers[text, default: 0] += times
    }
  }

  private mutating func lookForDay(_ text: String, _ times: Int) {
    var text = text
    let isStandard = text.withUTF8 { bytes in
      for (format, parser) in parsers {
        guard let day = parser.day(bytes) else { continue }
        column.days[format, default: 0] += times
        column.earliest[format] = min(column.earliest[format] ?? day, day)
      }
      return standard.day(bytes) != nil
    }
    if isStandard {
      column.standardDays += times
    } else if column.notDays.count < SampleColumn.fewValues || column.notDays[text] != nil {
      column.notDays[text, default: 0] += times
    }
  }

  /// `Jane Doe`, `Doe, Jane`, `Anne-Marie O'Brien`: two to four words of letters, each with a capital and small letters.
  static func isLikeName(_ text: String) -> Bool {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," })
    return (2...4).contains(words.count)
      && words.allSatisfy { word in
        word.first?.isUppercase == true && word.count > 1 && word.contains(where: \.isLowercase)
          && word.allSatisfy { $0.isLetter || "'’-.".contains($0) }
      }
  }
}
