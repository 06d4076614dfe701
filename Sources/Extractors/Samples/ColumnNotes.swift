internal import Model

/// Notes the values of one column. Each different value is looked at once, for as long as there are few.
struct ColumnNotes {
  private(set) var column: SampleColumn
  private let parsers = Self.allParsers
  private let standard = DayParser(formats: SampleColumn.certainFormats)

  private static let allParsers = DayFormat.allCases.map { (format: $0, parser: DayParser(formats: [$0])) }

  init(heading: String) { column = SampleColumn(heading: heading) }

  /// Notes a value that is not blank, of the row with this number; it may be met several times.
  mutating func note(_ text: String, row: Int, times: Int = 1) {
    column.filled += times
    guard !column.hasManyValues else { return look(at: text, times: times) }
    column.counts[text, default: (0, row)].count += times
    guard column.counts.count > SampleColumn.longestList else { return }
    lookAtAll()
    column.hasManyValues = true
    column.counts = [:]
  }

  /// The column, once all its values have been noted.
  ///
  /// `rows` is how many rows were looked at, and `areAll` says that there are no others.
  mutating func finish(rows: Int, areAll: Bool) -> SampleColumn {
    lookAtAll()
    (column.rows, column.isWhole) = (rows, areAll)
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
    let form = ReferenceForm(text)
    if form.isReference { column.likeReferences += times }
    if form.isPhone { column.likePhones += times }
    if TotalWords.contains(text) { column.totals[text, default: 0] += times }
    lookForDay(text, times)
    if let number = NumberForm(text) {
      column.numbers += times
      if number.places == 0, !number.hasThousands, !number.hasPercentSign { column.wholeNumbers += times }
      if number.hasThousands { column.withThousands += times }
      if number.hasPercentSign { column.withPercentSigns += times }
      column.places = max(column.places, number.places)
      column.smallest = min(column.smallest, number.value)
      column.largest = max(column.largest, number.value)
      return
    }
    // The first bytes of £, $, € and a minus sign.
    if let first = text.utf8.first, [0xC2, 0x24, 0xE2, 0x2D].contains(first),
      NumberForm(String(text.drop { "-£$€ ".contains($0) })) != nil
    {
      column.withCurrencySigns += times
    }
    if column.notNumbers.count < SampleColumn.fewValues || column.notNumbers[text] != nil {
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
        if !format.isPeriod { column.spacing.note(day) }
      }
      return standard.day(bytes) != nil
    }
    if isStandard {
      column.standardDays += times
      return
    }
    if let form = UnreadForm(text) { column.unreadDays[form, default: 0] += times }
    if column.notDays.count < SampleColumn.fewValues || column.notDays[text] != nil {
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
