internal import Model

/// A day in a way in which its column reads it: not every column reads `2024-03-31`.
struct WrittenDay {
  private let day: Day

  init(_ day: Day) { self.day = day }

  /// The day in the plainest of these formats; nil where none can say it, as a year cannot say a day in May.
  func text(in formats: Set<DayFormat>) -> String? {
    for format in DayFormat.allCases where formats.contains(format) {
      if let text = text(in: format) { return text }
    }
    return nil
  }

  private func text(in format: DayFormat) -> String? {
    let (year, month, number) = day.civil
    let (dd, mm, name) = (Self.two(number), Self.two(month), Day.monthNames[month - 1].prefix(3))
    switch format {
    case .iso: return day.description
    case .slashes: return "\(dd)/\(mm)/\(year)"
    case .shortYear: return "\(dd)/\(mm)/\(Self.two(year % 100))"
    case .hyphens: return "\(dd)-\(mm)-\(year)"
    case .monthName: return "\(dd)-\(name)-\(year)"
    case .shortMonthName: return (2000...2099).contains(year) ? "\(dd)-\(name)-\(Self.two(year % 100))" : nil
    case .yearFirstMonthName: return "\(year)-\(name)-\(dd)"
    case .excelSerial: return Day(1899, 12, 30).map { "\(day - $0)" }
    case .calendarYear: return ends(12) ? "\(year)" : nil
    case .academicYear: return ends(8) ? Self.years(endingIn: year) : nil
    case .financialYear: return ends(3) ? Self.years(endingIn: year) : nil
    case .academicTerm: return ends(12) ? "Autumn \(year)" : ends(3) ? "Spring \(year)" : ends(8) ? "Summer \(year)" : nil
    case .month: return day.isEndOfMonth ? "\(year)-\(mm)" : nil
    case .quarter: return day.isEndOfMonth && month % 3 == 0 ? "\(year)-Q\(month / 3)" : nil
    case .financialQuarter:
      guard day.isEndOfMonth, month % 3 == 0 else { return nil }
      return month == 3 ? "\(Self.years(endingIn: year)) Q4" : "\(Self.years(endingIn: year + 1)) Q\(month / 3 - 1)"
    }
  }

  /// Whether it is the last day of this month.
  private func ends(_ month: Int) -> Bool { day.isEndOfMonth && day.civil.month == month }

  /// `2023/24`, which ends in 2024.
  private static func years(endingIn year: Int) -> String { "\(year - 1)/\(two(year % 100))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
