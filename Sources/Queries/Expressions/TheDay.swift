internal import Model

/// The day that a query is for, and the first days of the windows that it looks at: the one place where dates of the run stand.
struct TheDay: Sendable {
  /// The day itself.
  let day: Day
  /// The day as on which rows are seen instead, if it is on or before `day`; nil for `day` itself.
  let fixed: Day?

  /// The name of the step of `day`.
  private let ownName: String

  /// None of the steps will have the name of one of these tables.
  init(_ day: Day, fixed: Day? = nil, besides tables: [String]) {
    (self.day, self.fixed) = (day, fixed)
    let taken = Set(tables.map { $0.lowercased() })
    ownName = ["the_day", "the_query_day", "the_day_of_the_query"].first { !taken.contains($0) } ?? "the_day"
  }

  /// The step's name. A fixed day has a step of its own.
  var name: String { fixed.map { "\(ownName)_\($0.description.replacing("-", with: "_"))" } ?? ownName }

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

  /// The step's body, with the windows that are looked at.
  func body(_ windows: [Window], _ dialect: Dialect) -> [String] {
    let seen = fixed ?? day
    var columns = ["\(dialect.day(seen)) AS day"]
    for window in windows {
      guard let name = column(window), let first = window.period(asOf: seen).first else { continue }
      let text = "\(dialect.day(first)) AS \(name)"
      if !columns.contains(text) { columns.append(text) }
    }
    return Select(
      columns: columns, from: fixed == nil ? [] : ["\(ownName) AS d"],
      conditions: fixed == nil ? [] : ["d.day >= \(dialect.day(seen))"]
    ).lines
  }
}
