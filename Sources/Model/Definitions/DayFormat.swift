/// How a day may be written. A time may follow each form of a single day but the serial number, and the day always comes before
/// the month. A period is read as its last day.
package enum DayFormat: String, Hashable, Sendable, CaseIterable {
  case iso = "yyyy-mm-dd"
  case slashes = "dd/mm/yyyy"
  case shortYear = "dd/mm/yy"
  case hyphens = "dd-mm-yyyy"
  case monthName = "dd-mmm-yyyy"
  /// A month's name and two digits of a year from 2000 to 2099, as Excel shows dates by itself: `28-Feb-23`.
  case shortMonthName = "dd-mmm-yy"
  case yearFirstMonthName = "yyyy-mmm-dd"
  case excelSerial = "excel serial"
  /// A calendar year (`2024`), read as 31 December 2024.
  case calendarYear = "calendar year"
  /// An academic year (`202223`, `2022/23`, `2022-23`, `2022/2023`), read as its last day, 31 August 2023.
  case academicYear = "academic year"
  /// A financial year, written in the same ways and read as its last day, 31 March 2023.
  case financialYear = "financial year"
  /// A school term (`Autumn 2023`, `Spring term 2024`, `Summer 2023/24`), read as 31 December, 31 March or 31 August. A single
  /// year is the one in which the term lies; of two years, autumn lies in the first.
  case academicTerm = "academic term"
  /// A month (`September 2025`, `Sep 2025`, `Sep-25`, `2025-09`, `202509`), read as its last day.
  case month = "month"
  /// A quarter of a calendar year (`2024-Q2`, `2024 Q2`, `Q2 2024`), read as its last day, 30 June 2024.
  case quarter = "quarter"
  /// A quarter of a financial year (`2024-25 Q2`, `Q2 2024/25`), read as its last day, 30 September 2024: Q1 is April to June.
  case financialQuarter = "financial quarter"

  /// The formats that are read where a definition names none: those that cannot be taken for anything else.
  package static let standard: Set<DayFormat> = [.iso, .slashes, .shortYear, .hyphens, .monthName, .yearFirstMonthName]

  /// Whether it is a way to write a period, which is read as its last day.
  package var isPeriod: Bool {
    switch self {
    case .iso, .slashes, .shortYear, .hyphens, .monthName, .shortMonthName, .yearFirstMonthName, .excelSerial: false
    case .calendarYear, .academicYear, .financialYear, .academicTerm, .month, .quarter, .financialQuarter: true
    }
  }
}

extension DayFormat {
  /// A text that two formats read as two different days, so that one column cannot have both.
  package struct Ambiguity: Sendable {
    /// The text.
    package var text: String
    /// The days that it says, one for each format.
    package var days: KeyValuePairs<DayFormat, Day>
  }

  /// A text for each pair of formats that have one in common and read it as two days.
  package static let ambiguities = [
    Ambiguity(text: "2024", days: [.calendarYear: day(2024, 12, 31), .excelSerial: day(1905, 7, 16)]),
    Ambiguity(text: "2011-12", days: [.academicYear: day(2012, 8, 31), .financialYear: day(2012, 3, 31)]),
    Ambiguity(text: "2011-12", days: [.academicYear: day(2012, 8, 31), .month: day(2011, 12, 31)]),
    Ambiguity(text: "2011-12", days: [.financialYear: day(2012, 3, 31), .month: day(2011, 12, 31)]),
  ]

  /// A day that exists.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year, month, day) ?? Day(number: 0) }
}
