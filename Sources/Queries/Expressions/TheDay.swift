internal import Model

/// The days that a query is for, and the first days of the windows that it looks at: the one place where dates of the run stand.
struct TheDay: Sendable {
  /// The days themselves, in ascending order: ends of months where `monthsSeenFrom` is given.
  let asked: [Day]
  /// The day as on which rows are seen instead, from that day on; nil where they are seen from each day itself.
  let fixed: Day?
  /// The day from which single calendar months are seen; nil where each period ends with the day that it is seen from.
  let monthsSeenFrom: Day?
  /// Whether `as_of` tells several days apart.
  let isKeyed: Bool

  /// The name of the step of the days themselves.
  private let ownName: String

  /// None of the steps will have the name of one of these tables.
  init(_ asked: [Day], fixed: Day? = nil, monthsSeenFrom: Day? = nil, isKeyed: Bool, besides tables: [String]) {
    (self.asked, self.fixed, self.monthsSeenFrom, self.isKeyed) = (asked, fixed, monthsSeenFrom, isKeyed)
    let taken = Set(tables.map { $0.lowercased() })
    ownName = ["the_day", "the_query_day", "the_day_of_the_query"].first { !taken.contains($0) } ?? "the_day"
  }

  /// The step's name. A fixed day has a step of its own.
  var name: String { fixed.map { "\(ownName)_\($0.description.replacing("-", with: "_"))" } ?? ownName }

  /// The last day of the periods that are looked at, as a column of the step `d`.
  var lastDay: String { monthsSeenFrom == nil ? "d.day" : "d.end_of_month" }

  /// The first day of a window as a column of the step; nil where the window has none.
  func column(_ window: Window) -> String? {
    switch window {
    case .rolling(let months): "from_\(months)_months_before"
    case .financialYear: "from_1_april"
    case .academicYear: "from_1_september"
    case .month: "from_start_of_month"
    case .toDate, .latest: nil
    }
  }

  /// The step's body, with the windows that are looked at: a row a day, or one row for a single day. Where there are several, `as_of`
  /// tells them apart.
  func body(_ windows: [Window], _ dialect: Dialect) -> [String] {
    guard let fixed else {
      return asked.map { day in
        let key = isKeyed ? ["\(dialect.day(day)) AS as_of"] : []
        return Select(columns: key + columns(windows, day, dialect))
      }.unioned
    }
    return Select(
      columns: (isKeyed ? ["d.as_of"] : []) + columns(windows, fixed, dialect), from: ["\(ownName) AS d"],
      conditions: ["d.day >= \(dialect.day(fixed))"]
    ).lines
  }

  private func columns(_ windows: [Window], _ day: Day, _ dialect: Dialect) -> [String] {
    var columns = ["\(dialect.day(monthsSeenFrom ?? day)) AS day"]
    if monthsSeenFrom != nil { columns.append("\(dialect.day(day)) AS end_of_month") }
    for window in windows {
      let looked = monthsSeenFrom == nil ? window : .month
      guard let name = column(window), let first = looked.period(asOf: day).first else { continue }
      let text = "\(dialect.day(first)) AS \(name)"
      if !columns.contains(text) { columns.append(text) }
    }
    return columns
  }
}
