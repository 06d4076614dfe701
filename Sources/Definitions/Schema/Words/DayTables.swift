internal import Model

extension WordTable {
  /// The days that a figure looks at, as the program works them out for two days.
  static let windows = WordTable(
    heading: "Windows",
    sentence: "`rolling` takes any number of months from 1 to 120. Nothing dated after the figure's own day ever counts.",
    columns: ["window", "the days that a figure looks at", "on 31 March 2024", "on 15 February 2024"],
    rows: Window.named.map { name, window in
      ["`\(name)`", window.meaning, days(window, 2024, 3, 31), days(window, 2024, 2, 15)]
    })

  private static func days(_ window: Window, _ year: Int, _ month: Int, _ day: Int) -> String {
    guard let day = Day(year, month, day) else { return "" }
    let period = window.period(asOf: day)
    if window == .latest { return "the latest day with a row, up to \(period.last.inWords)" }
    return period.first.map { "\($0.inWords) to \(period.last.inWords)" } ?? "up to \(period.last.inWords)"
  }

  /// How dates and periods are written.
  static let dateFormats = WordTable(
    heading: "Date formats",
    sentence:
      "A column of days reads the forms of a single day, mixed or not, but for `dd-mmm-yy`, whose years are 2000 to 2099, and `excel serial`; "
      + "these and the others are read only where `formats` names them. "
      + "The day comes before the month, a time may follow the date, and a period is read as its last day.",
    columns: ["`formats`", "reads", "as"],
    rows: DayFormat.allCases.flatMap { format in
      format.readings.map { texts, day in ["`\(format.rawValue)`", code(texts), day] }
    })

  /// How long a time is.
  static let lengths = WordTable(
    heading: "Lengths of time",
    sentence:
      "`within` and `over` take a number of days or weeks, or a whole number of months or years, which go by the calendar, as legal "
      + "deadlines do. In `share_over` of a duration, as in the unit `months`, a month has 30.4375 days.",
    columns: ["length", "the last day that is no longer after 31 August 2023"],
    rows: [
      length("day", [1, 20, 1.5]) { .days($0) }, length("week", [1, 20, 1.5]) { .days(7 * $0) },
      length("month", [1, 6, 18]) { .months(Int($0)) }, length("year", [1, 2]) { .months(12 * Int($0)) },
    ])

  private static func length(_ noun: String, _ counts: [Double], _ extent: (Double) -> LengthOfTime.Extent) -> [String] {
    let texts = counts.map { "\(Unit.decimal($0, places: $0.rounded() == $0 ? 0 : 1)) \(noun)\($0 == 1 ? "" : "s")" }
    let start = Day(2023, 8, 31) ?? Day(number: 0)
    return [code(texts), counts.map { extent($0).last(after: start).inWords }.joined(separator: ", ")]
  }
}

extension Window {
  /// What the window looks at, in a few words.
  fileprivate var meaning: String {
    switch self {
    case .rolling: "the last so many months, whole calendar months where the day ends its month"
    case .financialYear: "from the latest 1 April"
    case .academicYear: "from the latest 1 September"
    case .month: "the calendar month"
    case .toDate: "everything so far; where rows stop, what there is on the day"
    case .latest: "the latest day for which the export has a row: a census day"
    }
  }
}

extension DayFormat {
  /// Texts of the form, and the day that they are read as, in words.
  fileprivate var readings: KeyValuePairs<[String], String> {
    switch self {
    case .iso: [["2023-02-28", "2023-02-28 09:30"]: "28 February 2023"]
    case .slashes: [["28/02/2023"]: "28 February 2023"]
    case .shortYear: [["28/02/23"]: "28 February 2023"]
    case .hyphens: [["28-02-2023"]: "28 February 2023"]
    case .monthName: [["28-Feb-2023", "28 February 2023"]: "28 February 2023"]
    case .shortMonthName: [["28-Feb-23"]: "28 February 2023"]
    case .yearFirstMonthName: [["2023-Feb-28"]: "28 February 2023"]
    case .excelSerial: [["44985"]: "28 February 2023"]
    case .calendarYear: [["2024"]: "31 December 2024"]
    case .academicYear: [["202324", "2023/24", "2023-24", "2023/2024"]: "31 August 2024"]
    case .financialYear: [["202324", "2023/24", "2023-24", "2023/2024"]: "31 March 2024"]
    case .academicTerm:
      [
        ["Autumn 2023", "Autumn term 2023/24"]: "31 December 2023", ["Spring 2024", "Spring term 2023/24"]: "31 March 2024",
        ["Summer 2024", "Summer term 2023/24"]: "31 August 2024",
      ]
    case .month: [["September 2025", "Sep 2025", "Sep-25", "2025-09", "202509"]: "30 September 2025"]
    case .quarter: [["2024-Q2", "2024 Q2", "Q2 2024"]: "30 June 2024"]
    case .financialQuarter: [["2024-25 Q1", "2024/25 Q1", "Q1 2024/25"]: "30 June 2024"]
    }
  }
}
