internal import Model

/// Reads a period, in the formats that a definition lists, as its last day: `2023/24` as 31 August 2024.
///
/// A definition lists no two formats in which one text says two days (`DayFormat.ambiguities`), so that their order is of no
/// account.
struct PeriodParser {
  private let formats: [DayFormat]

  /// Nil where none of the formats is that of a period.
  init?(_ formats: Set<DayFormat>) {
    self.formats = DayFormat.allCases.filter { $0.isPeriod && formats.contains($0) }
    if self.formats.isEmpty { return nil }
  }

  /// The last day of the period that the bytes name; nil where they name none.
  func lastDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    for format in formats {
      var scanner = ByteScanner(bytes)
      if let day = Self.lastDay(format, &scanner), scanner.isAtEnd { return day }
    }
    return nil
  }

  private static func lastDay(_ format: DayFormat, _ scanner: inout ByteScanner) -> Day? {
    switch format {
    case .iso, .slashes, .shortYear, .hyphens, .monthName, .shortMonthName, .yearFirstMonthName, .excelSerial: nil
    case .calendarYear: scanner.year().flatMap { Day($0, 12, 31) }
    case .academicYear: scanner.twoYears().flatMap { Day($0 + 1, 8, 31) }
    case .financialYear: scanner.twoYears().flatMap { Day($0 + 1, 3, 31) }
    case .academicTerm: scanner.term()
    case .month: scanner.month()
    case .quarter: scanner.quarter { $0.year() }.flatMap { end(ofMonth: $0.quarter * 3, $0.year) }
    case .financialQuarter:
      scanner.quarter { $0.twoYears() }.flatMap {
        $0.quarter == 4 ? end(ofMonth: 3, $0.year + 1) : end(ofMonth: $0.quarter * 3 + 3, $0.year)
      }
    }
  }

  fileprivate static func end(ofMonth month: Int, _ year: Int) -> Day? {
    Day(year, month, 1)?.endOfMonth
  }
}

extension ByteScanner {
  /// A year of four digits.
  fileprivate mutating func year() -> Int? {
    guard let year = number(atMost: 4), year.digits == 4 else { return nil }
    return year.value
  }

  /// The first of two years that follow each other: `202223`, `2022/23`, `2022-23` or `2022/2023`.
  fileprivate mutating func twoYears() -> Int? {
    guard let first = number(atMost: 6) else { return nil }
    if first.digits == 6 { return Self.first(first.value / 100, second: first.value % 100, digits: 2) }
    guard first.digits == 4, skip(UInt8(ascii: "/")) || skip(UInt8(ascii: "-")), let second = number(atMost: 4) else {
      return nil
    }
    return Self.first(first.value, second: second.value, digits: second.digits)
  }

  private static func first(_ first: Int, second: Int, digits: Int) -> Int? {
    switch digits {
    case 2: (first + 1) % 100 == second ? first : nil
    case 4: first + 1 == second ? first : nil
    default: nil
    }
  }

  /// A term with its year after or before it.
  fileprivate mutating func term() -> Day? {
    if let term = termName() {
      guard skipSpaces() else { return nil }
      return termYear().flatMap(term.end)
    }
    guard let year = termYear(), skipSpaces() else { return nil }
    return termName()?.end(year)
  }

  /// `Autumn` or `Autumn term`.
  private mutating func termName() -> Term? {
    guard let term = Term.allCases.first(where: { skip(word: $0.word) }) else { return nil }
    var ahead = self
    if ahead.skipSpaces(), ahead.skip(word: "term") { self = ahead }
    return term
  }

  /// A single year, or the first of two.
  private mutating func termYear() -> TermYear? {
    var ahead = self
    if let first = ahead.twoYears() {
      self = ahead
      return .beginning(first)
    }
    return year().map(TermYear.of)
  }

  /// `September 2025`, `Sep 2025`, `Sep-2025`, `Sep-25`, `2025-09` or `202509`.
  fileprivate mutating func month() -> Day? {
    if let month = monthName() {
      let isJoined = skip(UInt8(ascii: "-"))
      guard isJoined || skipSpaces(), let year = number(atMost: 4) else { return nil }
      switch year.digits {
      case 4: return PeriodParser.end(ofMonth: month, year.value)
      case 2 where isJoined: return PeriodParser.end(ofMonth: month, year.inFull)
      default: return nil
      }
    }
    guard let year = number(atMost: 6) else { return nil }
    if year.digits == 6 { return PeriodParser.end(ofMonth: year.value % 100, year.value / 100) }
    guard year.digits == 4, skip(UInt8(ascii: "-")), let month = number(atMost: 2), month.digits == 2 else { return nil }
    return PeriodParser.end(ofMonth: month.value, year.value)
  }

  /// A quarter with its year, as `year` reads it, after or before it: `Q2 2024`, `2024 Q2`, `2024-Q2` or `2024Q2`.
  fileprivate mutating func quarter(_ year: (inout ByteScanner) -> Int?) -> (quarter: Int, year: Int)? {
    if let quarter = quarterNumber() {
      _ = skipSpaces() || skip(UInt8(ascii: "-"))
      return year(&self).map { (quarter, $0) }
    }
    guard let year = year(&self) else { return nil }
    _ = skipSpaces() || skip(UInt8(ascii: "-"))
    return quarterNumber().map { ($0, year) }
  }

  private mutating func quarterNumber() -> Int? {
    guard skip(word: "q"), let quarter = number(atMost: 1), (1...4).contains(quarter.value) else { return nil }
    return quarter.value
  }
}

/// How the year of a term is written.
private enum TermYear {
  /// The calendar year in which the term lies.
  case of(Int)
  /// The academic year that begins in this year.
  case beginning(Int)
}

/// The three terms of a school's year.
private enum Term: CaseIterable {
  case autumn, spring, summer

  var word: StaticString {
    switch self {
    case .autumn: "autumn"
    case .spring: "spring"
    case .summer: "summer"
    }
  }

  /// Its last day. Terms end on different days in different areas: the end of the month stands for all of them.
  func end(_ year: TermYear) -> Day? {
    let calendarYear =
      switch year {
      case .of(let year): year
      case .beginning(let first): self == .autumn ? first : first + 1
      }
    return switch self {
    case .autumn: Day(calendarYear, 12, 31)
    case .spring: Day(calendarYear, 3, 31)
    case .summer: Day(calendarYear, 8, 31)
    }
  }
}
