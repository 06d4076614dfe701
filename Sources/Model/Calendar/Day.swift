/// A calendar day, counted in whole days from 1 January 1970 (proleptic Gregorian calendar, no time zone).
///
/// ```swift
/// let day = Day(2024, 3, 31)            // nil for a date that does not exist, such as 30 February
/// day?.adding(months: -1).description   // "2024-02-29"
/// day?.previousMonthEnd.inWords         // "29 February 2024"
/// day?.latest(month: 9, day: 1)         // 1 September 2023, on which the academic year began
/// ```
///
/// It takes four bytes, so that a column of days is an array of `Int32`.
package struct Day: Hashable, Comparable, Sendable {
  /// The number of days since 1 January 1970; negative before it.
  package let number: Int32

  /// The day with this number of days since 1 January 1970.
  package init(number: Int32) { self.number = number }

  /// The day of a civil date; nil where no such date exists (30 February, month 13) or the year is not from 0 to 9999.
  package init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  /// The day that a text gives as ISO 8601 (`2023-02-28`); nil where the text has another form or no such date exists.
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

  /// How many days a month (1–12) of a year has: 28 to 31.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the left day is the earlier one.
  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  /// The day that is so many days later; earlier where `days` is negative.
  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }
  /// The day that is so many days earlier.
  package static func - (day: Day, days: Int) -> Day { day + -days }
  /// The number of whole days from `right` to `left`; negative where `left` is the earlier one.
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

  /// The first day of this day's month.
  package var startOfMonth: Day { self - (civil.day - 1) }
  /// The last day of this day's month.
  package var endOfMonth: Day {
    let (year, month, day) = civil
    return self + (Self.length(ofMonth: month, year: year) - day)
  }
  /// Whether it is the last day of its month.
  package var isEndOfMonth: Bool { self == endOfMonth }
  /// The last day of the month before this day's month.
  package var previousMonthEnd: Day { startOfMonth - 1 }

  /// The latest such day of a year on or before this day: 1 April begins the financial year, 1 September the academic year.
  package func latest(month: Int, day: Int) -> Day {
    let thisYear = Day(validYear: civil.year, month: month, day: day)
    return thisYear <= self ? thisYear : Day(validYear: civil.year - 1, month: month, day: day)
  }

  /// The number of month-ends after `first`, up to and including `last`.
  package static func monthEndsPassed(from first: Day, to last: Day) -> Int {
    func ended(_ day: Day) -> Int { day.monthNumber + (day.isEndOfMonth ? 1 : 0) }
    return ended(last) - ended(first)
  }

  /// Every month-end from the month of `first` up to `last`, and `last` itself even where it is not a month-end.
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
  /// The day as ISO 8601: `2023-02-28`.
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

  /// The day as GOV.UK writes it: `28 February 2023`.
  package var inWords: String {
    let (year, month, day) = civil
    return "\(day) \(Self.monthNames[month - 1]) \(year)"
  }

  /// The month and the year of the day: `April 2023`.
  package var monthInWords: String { "\(Self.monthNames[civil.month - 1]) \(civil.year)" }

  /// The month with this number of months since year 0 (`monthNumber`), and its year: `March 2024`.
  package static func monthInWords(_ month: Int) -> String { "\(monthNames[month % 12]) \(month / 12)" }

  /// The English names of the twelve months, from January.
  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Reads an ISO 8601 text such as `2023-02-28`.
  ///
  /// **Throws**: `DecodingError.dataCorrupted` where the text is not such a date.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an ISO 8601 date")
    }
    self = day
  }

  /// Writes the day as an ISO 8601 text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
