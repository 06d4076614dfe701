internal import Model

/// Reads a day from a field's bytes, in the formats a definition lists; the day comes before the month, always.
///
/// Two-digit years are 2000–2069, else 1970–1999; after a month's name they are 2000–2099. A time of day after the date is checked for being one, and dropped.
struct DayParser {
  let formats: Set<DayFormat>
  /// Reads periods; nil where the definition lists none.
  private let periods: PeriodParser?

  init(formats: Set<DayFormat>) {
    self.formats = formats
    periods = PeriodParser(formats)
  }

  /// The day, or nil where the bytes are no day in one of the formats.
  func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    if let periods, let day = periods.lastDay(bytes) { return day }
    var scanner = ByteScanner(bytes)
    guard let first = scanner.number(atMost: 5) else { return nil }
    if scanner.isAtEnd { return excelSerial(first) }
    guard let separator = scanner.next() else { return nil }
    let day: Day?
    switch separator {
    case UInt8(ascii: "/"): day = slashes(first, &scanner)
    case UInt8(ascii: "-") where first.digits == 4: day = yearFirst(first.value, &scanner)
    case UInt8(ascii: "-"): day = hyphens(first, &scanner) ?? monthName(first, separator, &scanner)
    case UInt8(ascii: " "): day = monthName(first, separator, &scanner)
    default: return nil
    }
    guard let day, scanner.isAtEnd || scanner.skipTime() else { return nil }
    return day
  }

  private func slashes(_ first: ByteScanner.Number, _ scanner: inout ByteScanner) -> Day? {
    guard first.digits <= 2, let month = scanner.number(atMost: 2), scanner.next() == UInt8(ascii: "/"),
      let year = scanner.number(atMost: 4)
    else { return nil }
    switch year.digits {
    case 4 where formats.contains(.slashes): return Day(year.value, month.value, first.value)
    case 2 where formats.contains(.shortYear):
      return Day(year.inFull, month.value, first.value)
    default: return nil
    }
  }

  /// Where no number follows the hyphen, nothing has been read.
  private func hyphens(_ first: ByteScanner.Number, _ scanner: inout ByteScanner) -> Day? {
    guard let month = scanner.number(atMost: 2), formats.contains(.hyphens), first.digits <= 2,
      scanner.next() == UInt8(ascii: "-"), let year = scanner.number(atMost: 4), year.digits == 4
    else { return nil }
    return Day(year.value, month.value, first.value)
  }

  private func yearFirst(_ year: Int, _ scanner: inout ByteScanner) -> Day? {
    if let month = scanner.number(atMost: 2) {
      guard formats.contains(.iso), month.digits == 2, scanner.next() == UInt8(ascii: "-"),
        let day = scanner.number(atMost: 2), day.digits == 2
      else { return nil }
      return Day(year, month.value, day.value)
    }
    guard formats.contains(.yearFirstMonthName), let month = scanner.monthName(),
      scanner.next() == UInt8(ascii: "-"), let day = scanner.number(atMost: 2)
    else { return nil }
    return Day(year, month, day.value)
  }

  private func monthName(_ day: ByteScanner.Number, _ separator: UInt8, _ scanner: inout ByteScanner) -> Day? {
    guard day.digits <= 2, let month = scanner.monthName(), scanner.next() == separator, let year = scanner.number(atMost: 4)
    else {
      return nil
    }
    switch year.digits {
    case 4 where formats.contains(.monthName): return Day(year.value, month, day.value)
    case 2 where formats.contains(.shortMonthName): return Day(2000 + year.value, month, day.value)
    default: return nil
    }
  }

  // Excel's day 1 is 1 January 1900, and it counts a 29 February 1900 that never was: from March 1900 on, day 0 is
  // 30 December 1899.
  private func excelSerial(_ serial: ByteScanner.Number) -> Day? {
    guard formats.contains(.excelSerial), serial.value > 60 else { return nil }
    return Day(1899, 12, 30).map { $0 + serial.value }
  }
}
