package import CSV
package import Model

/// An export of a recipe, moved to another time: what it says of the recipe's own day it then says of another.
///
/// **Shape** the same rows and columns. Days differ, a month's last day stays one; headings and codes that are in use no longer are
/// written as they are now.
package struct MovedExport {
  /// The whole file.
  package let bytes: [UInt8]

  /// `day` is the one for which the recipe is run, `end` the one for which the new plan will be.
  ///
  /// Throws: `CSVError` for a text that is no CSV.
  package init(_ text: String, of source: SourceDefinition, from day: Day, to end: Day) throws(CSVError) {
    let reader = Reader()
    var copy = text
    try copy.withUTF8 { bytes -> Result<Void, CSVError> in Result { () throws(CSVError) in try reader.feed(bytes) } }.get()
    var records = reader.batch.records
    // A last record without a line end is there only now.
    try reader.finish()
    records += reader.batch.records
    let heading = Self.headingRecord(records, of: source)
    let columns = records.indices.contains(heading) ? records[heading].map { Self.column($0, of: source) } : []
    let months = end.monthNumber - day.monthNumber
    var writer = Writer()
    for (place, record) in records.enumerated() {
      writer.write(
        record.enumerated().map { index, cell in
          guard place >= heading, columns.indices.contains(index), let column = columns[index] else { return cell }
          return place == heading ? Self.heading(cell, of: column, on: end) : Self.moved(cell, column.kind, months, to: end)
        })
    }
    bytes = writer.take()
  }

  /// The file's name, with the year that it names.
  static func name(_ name: String, from day: Day, to end: Day) -> String {
    period(name, years: (end.monthNumber - day.monthNumber) / 12)
  }

  /// The first record with a heading that the source knows.
  private static func headingRecord(_ records: [[String]], of source: SourceDefinition) -> Int {
    let known = Set(source.columns.flatMap(\.headings).map { $0.text.foldedHeading })
    return records.firstIndex { $0.contains { known.contains($0.foldedHeading) } } ?? 0
  }

  private static func column(_ heading: String, of source: SourceDefinition) -> ColumnDefinition? {
    source.columns.first { $0.headings.contains { $0.text.foldedHeading == heading.foldedHeading } }
  }

  /// The heading, or, where it is no longer in use on the day, another one of the column.
  private static func heading(_ heading: String, of column: ColumnDefinition, on day: Day) -> String {
    let isInUse = column.headings.contains { $0.text.foldedHeading == heading.foldedHeading && $0.period.contains(day) }
    return isInUse ? heading : column.headings.last { $0.period.contains(day) }?.text ?? heading
  }

  private static func moved(_ cell: String, _ kind: ColumnKind, _ months: Int, to end: Day) -> String {
    switch kind {
    case .day: moved(cell, months: months)
    case .code(let codes): code(cell, codes, on: end)
    case .identifier, .category, .integer, .decimal, .text: cell
    }
  }

  /// The code, or, where it is no longer written so on the day, as it is then.
  private static func code(_ cell: String, _ codes: [Code], on day: Day) -> String {
    let folded = cell.lowercased()
    let found = codes.first { ([$0.name] + $0.spellings.map(\.text)).contains { $0.lowercased() == folded } }
    guard let found, let spelling = found.spellings.first(where: { $0.text.lowercased() == folded }),
      !spelling.period.contains(day)
    else { return cell }
    return found.period.contains(day) ? found.name : found.spellings.first { $0.period.contains(day) }?.text ?? cell
  }

  /// A day moves by months, a period that is written with its year by whole years.
  private static func moved(_ cell: String, months: Int) -> String {
    if let day = Day(iso: cell.prefix(10)) { return moved(day, months).description + cell.dropFirst(10) }
    let parts = cell.prefix(10).split { "/-".contains($0) }.compactMap { Int($0) }
    if parts.count == 3, cell.count >= 10, let day = Day(parts[2], parts[1], parts[0]) {
      let (year, month, number) = moved(day, months).civil
      let sign = cell.contains("/") ? "/" : "-"
      return "\(padded(number))\(sign)\(padded(month))\(sign)\(year)" + cell.dropFirst(10)
    }
    return period(cell, years: months / 12)
  }

  private static func moved(_ day: Day, _ months: Int) -> Day {
    let moved = day.adding(months: months)
    return day.isEndOfMonth ? moved.endOfMonth : moved
  }

  /// `2023/24`, `202324`, `Autumn 2023` and `2024-Q2`, some years later.
  private static func period(_ text: String, years: Int) -> String {
    var (result, digits) = ("", "")
    func later(_ digits: String) -> String {
      guard let number = Int(digits) else { return digits }
      switch digits.count {
      case 4: return "\(number + years)"
      case 6: return "\(number / 100 + years)" + padded((number % 100 + years) % 100)
      // The second year of two: `2023/24`.
      case 2 where !result.isEmpty: return padded((number + years) % 100)
      default: return digits
      }
    }
    for character in text + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        result += later(digits) + String(character)
        digits = ""
      }
    }
    return String(result.dropLast())
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
