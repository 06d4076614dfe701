internal import Model

/// Reads a day from a field's bytes, in the formats a definition lists; the day comes before the month, always.
///
/// Two-digit years are 2000–2069, else 1970–1999. A time of day after the date is checked for being one, and dropped.
struct DayParser {
  let formats: Set<DayFormat>

  /// The day, or nil where the bytes are no day in one of the formats.
  func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    if formats.contains(.academicYear) || formats.contains(.financialYear), let year = schoolYear(bytes) {
      return formats.contains(.academicYear) ? Day(year, 8, 31) : Day(year, 3, 31)
    }
    var scanner = ByteScanner(bytes)
    guard let first = scanner.number(atMost: 5) else { return nil }
    if scanner.isAtEnd { return excelSerial(first) }
    guard let separator = scanner.next() else { return nil }
    let day: Day?
    switch separator {
    case UInt8(ascii: "/"): day = slashes(first, &scanner)
    case UInt8(ascii: "-") where first.digits == 4: day = yearFirst(first.value, &scanner)
    case UInt8(ascii: "-"), UInt8(ascii: " "): day = monthName(first, separator, &scanner)
    default: return nil
    }
    guard let day, scanner.isAtEnd || scanner.skipTime() else { return nil }
    return day
  }

  /// The year in which `202223`, `2022/23` or `2022-23` ends.
  private func schoolYear(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var digits = bytes.map { $0 }
    if digits.count == 7, digits[4] == UInt8(ascii: "/") || digits[4] == UInt8(ascii: "-") { digits.remove(at: 4) }
    guard digits.count == 6, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    let (first, last) = number.quotientAndRemainder(dividingBy: 100)
    return (first + 1) % 100 == last ? first + 1 : nil
  }

  private func slashes(_ first: ByteScanner.Number, _ scanner: inout ByteScanner) -> Day? {
    guard first.digits <= 2, let month = scanner.number(atMost: 2), scanner.next() == UInt8(ascii: "/"),
      let year = scanner.number(atMost: 4)
    else { return nil }
    switch year.digits {
    case 4 where formats.contains(.slashes): return Day(year.value, month.value, first.value)
    case 2 where formats.contains(.shortYear):
      return Day(year.value < 70 ? 2000 + year.value : 1900 + year.value, month.value, first.value)
    default: return nil
    }
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
    guard formats.contains(.monthName), day.digits <= 2, let month = scanner.monthName(),
      scanner.next() == separator, let year = scanner.number(atMost: 4), year.digits == 4
    else { return nil }
    return Day(year.value, month, day.value)
  }

  // Excel's day 1 is 1 January 1900, and it counts a 29 February 1900 that never was: from March 1900 on, day 0 is
  // 30 December 1899.
  private func excelSerial(_ serial: ByteScanner.Number) -> Day? {
    guard formats.contains(.excelSerial), serial.value > 60 else { return nil }
    return Day(1899, 12, 30).map { $0 + serial.value }
  }
}

/// Reads small pieces of ASCII from the front of some bytes.
struct ByteScanner {
  struct Number {
    var value: Int
    var digits: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func next() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// The digits ahead as a number; nil, and nothing read, where there are none or more than `limit`.
  mutating func number(atMost limit: Int) -> Number? {
    var end = position
    var value = 0
    while end < bytes.count, case let digit = bytes[end] &- UInt8(ascii: "0"), digit < 10 {
      guard end - position < limit else { return nil }
      value = value * 10 + Int(digit)
      end += 1
    }
    guard end > position else { return nil }
    defer { position = end }
    return Number(value: value, digits: end - position)
  }

  /// The month whose English name, whole or its first three letters (`Sept` too), is ahead; in any case.
  mutating func monthName() -> Int? {
    var end = position
    while end < bytes.count, case let letter = bytes[end] | 0x20, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) {
      end += 1
    }
    let length = end - position
    for (index, name) in Self.monthNames.enumerated() {
      let isWhole = length == name.count || length == 3 || (index == 8 && length == 4)
      guard isWhole, zip(bytes[position..<end], name).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      position = end
      return index + 1
    }
    return nil
  }

  /// A time of day to the very end: ` 00:00:00`, `T09:30`, ` 9:30:00.000 AM`, `T09:30Z`.
  mutating func skipTime() -> Bool {
    guard let separator = next(), separator == UInt8(ascii: " ") || separator == UInt8(ascii: "T"),
      let hour = number(atMost: 2), hour.value < 24, next() == UInt8(ascii: ":"),
      let minute = number(atMost: 2), minute.digits == 2, minute.value < 60
    else { return false }
    if peek == UInt8(ascii: ":") {
      _ = next()
      guard let second = number(atMost: 2), second.digits == 2, second.value <= 60 else { return false }
      if peek == UInt8(ascii: ".") {
        _ = next()
        guard number(atMost: 9) != nil else { return false }
      }
    }
    let rest = String(decoding: bytes[position...], as: UTF8.self).uppercased()
    return ["", "Z", "AM", "PM", " AM", " PM", "+00:00", "+01:00"].contains(rest)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private static let monthNames = Day.monthNames.map { $0.lowercased().utf8.map { $0 } }
}
