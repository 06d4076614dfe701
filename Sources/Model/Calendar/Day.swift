/// A calendar day, counted in whole days from 1 January 1970 (proleptic Gregorian calendar, no time zone).
///
/// Four bytes, so that a column of days is an array of `Int32`.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// The day of a civil date, or nil where there is none (30 February, month 13).
  package init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  /// The day written as ISO 8601 (`2023-02-28`), or nil.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    var parts = [0, 0, 0]
    for (part, range) in [0..<4, 5..<7, 8..<10].enumerated() {
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        parts[part] = parts[part] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    self.init(parts[0], parts[1], parts[2])
  }

  // Days from civil, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": the year begins in March,
  // so that the leap day is its last.
  private init(validYear: Int, month: Int, day: Int) {
    let year = month <= 2 ? validYear - 1 : validYear
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1–12) and day of the month (1–31).
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }
  package static func - (day: Day, days: Int) -> Day { day + -days }
  /// Whole days from `right` to `left`.
  package static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

  /// Months since year 0: year × 12 + month − 1.
  package var monthNumber: Int {
    let (year, month, _) = civil
    return year * 12 + month - 1
  }

  /// The same day of the month `months` later, or that month's last day where it is shorter.
  package func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    return Day(validYear: newYear, month: newMonth, day: min(day, Self.length(ofMonth: newMonth, year: newYear)))
  }

  package var startOfMonth: Day { self - (civil.day - 1) }
  package var endOfMonth: Day {
    let (year, month, day) = civil
    return self + (Self.length(ofMonth: month, year: year) - day)
  }
  package var isEndOfMonth: Bool { self == endOfMonth }
  /// The last day of the month before this day's month.
  package var previousMonthEnd: Day { startOfMonth - 1 }

  /// The latest `day`.`month` on or before this day: 1 April for the financial year, 1 September for the academic.
  package func latest(month: Int, day: Int) -> Day {
    let thisYear = Day(validYear: civil.year, month: month, day: day)
    return thisYear <= self ? thisYear : Day(validYear: civil.year - 1, month: month, day: day)
  }

  /// How many month-ends there are after `first`, up to and with `last`.
  package static func monthEndsPassed(from first: Day, to last: Day) -> Int {
    func ended(_ day: Day) -> Int { day.monthNumber + (day.isEndOfMonth ? 1 : 0) }
    return ended(last) - ended(first)
  }

  /// Every month-end from the month of `first` to `last`, and `last` itself where it is none.
  package static func monthEnds(from first: Day, to last: Day) -> [Day] {
    var days: [Day] = []
    var day = first.endOfMonth
    while day < last {
      days.append(day)
      day = (day + 1).endOfMonth
    }
    return days + [last]
  }
}

extension Day: CustomStringConvertible, Codable {
  /// ISO 8601: `2023-02-28`.
  package var description: String {
    let (year, month, day) = civil
    guard (0...9999).contains(year) else {
      return "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
    }
    // Digit by digit: a series of three years is written with ten thousand days.
    let pairs = (year / 100, year % 100, month, day)
    return String(unsafeUninitializedCapacity: 10) { text in
      for (place, pair) in [(0, pairs.0), (2, pairs.1), (5, pairs.2), (8, pairs.3)] {
        text[place] = UInt8(truncatingIfNeeded: 48 + pair / 10)
        text[place + 1] = UInt8(truncatingIfNeeded: 48 + pair % 10)
      }
      (text[4], text[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
      return 10
    }
  }

  /// As GOV.UK writes it: `28 February 2023`.
  package var inWords: String {
    let (year, month, day) = civil
    return "\(day) \(Self.monthNames[month - 1]) \(year)"
  }

  /// `April 2023`.
  package var monthInWords: String { "\(Self.monthNames[civil.month - 1]) \(civil.year)" }

  /// `March 2024`, of the number of months since year 0.
  package static func monthInWords(_ month: Int) -> String { "\(monthNames[month % 12]) \(month / 12)" }

  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an ISO 8601 date")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
