internal import Model

/// Statistics of times and of numbers.
extension QueryBuilder {
  /// The days that a row took, or has taken by the day; NULL for one that has no beginning, or ends before it.
  func time(from: String, to: String?) -> String {
    let begin = "r.\(dialect.name(from))"
    guard let to else { return dialect.days(from: begin, to: "d.day") }
    let end = "r.\(dialect.name(to))"
    let known = "CASE WHEN \(end) <= d.day THEN \(end) ELSE d.day END"
    return "CASE WHEN \(end) < \(begin) THEN NULL ELSE \(dialect.days(from: begin, to: known)) END"
  }

  mutating func duration(
    _ name: String, _ comment: String, _ cells: Cells, _ statistic: DurationStatistic, daysInUnit: Double
  ) -> Result {
    let numbers = add(
      "\(name)_times", "How many days each row took; one that has not begun by the day, or ends before it begins, is left out.",
      select: Select(
        columns: cells.keys() + ["r.days AS number"], from: ["\(cells.step) AS r"], conditions: ["r.days >= 0"]))
    func inUnit(_ days: String) -> String { daysInUnit == 1 ? days : "\(days) / \(daysInUnit.inSQL)" }
    let times = cells.with(numbers)
    switch statistic {
    case .shareOver(let days):
      let totals = totals(
        "\(name)_total", "The part and the whole.", times,
        ["COUNT(CASE WHEN r.number > \(days.inSQL) THEN 1 END) AS part", "COUNT(r.number) AS whole"])
      return share(name, comment, totals, cells)
    case .longest: return single("CAST(MAX(r.number) AS DOUBLE)", name, comment, times, inUnit)
    case .mean: return single("CAST(SUM(r.number) AS DOUBLE) / NULLIF(COUNT(r.number), 0)", name, comment, times, inUnit)
    case .percentile(let percent):
      let found = percentile(percent, of: numbers, name, keys: cells.names)
      let totals = totals("\(name)_total", "How many rows are behind it.", times, ["COUNT(r.number) AS how_many"])
      return result(
        name, comment, totals, cells, joining: [Self.join(found, "p", cells)],
        Answered(value: inUnit("p.value"), denominator: "t.how_many", counted: "t.how_many"))
    }
  }

  /// A statistic that one expression about all times is.
  private mutating func single(
    _ expression: String, _ name: String, _ comment: String, _ cells: Cells, _ inUnit: (String) -> String
  ) -> Result {
    let totals = totals(
      "\(name)_total", "All times together.", cells, ["\(expression) AS days", "COUNT(r.number) AS how_many"])
    return result(
      name, comment, totals, cells, Answered(value: inUnit("t.days"), denominator: "t.how_many", counted: "t.how_many"))
  }

  /// `cells` have `amount`, `hidden` and `is_empty`, and `entity` where an entity has one number.
  mutating func statistic(
    _ name: String, _ comment: String, _ cells: Cells, _ statistic: NumberStatistic, _ numbers: Numbers, scale: String
  ) -> Result {
    let found = self.numbers(name, cells, ofEntities: numbers.entity != nil, scale: scale)
    let totals = statisticTotals(name, cells.with(found), statistic, scale: scale)
    let isWhole = numbers.addends?.leavesOutHidden == false ? "COALESCE(h.hidden, 0) = 0" : "TRUE"
    let hidden = add(
      "\(name)_hidden", "How many cells have no value.",
      select: Select(
        columns: cells.keys() + ["SUM(r.hidden) AS hidden"], from: ["\(cells.step) AS r"],
        conditions: numbers.entity == nil ? [] : ["r.entity IS NOT NULL"], groups: cells.keys()))
    var joins = [Self.join(hidden, "h", cells)]
    var value = "t.number"
    if case .percentile(let percent) = statistic {
      joins.append(
        Self.join(
          percentile(percent, of: found, name, keys: cells.names), "p", cells))
      value = "p.value"
    }
    if statistic.isShare { value = Self.percentage("t.part", "t.how_many") }
    return result(
      name, comment, totals, cells, joining: joins,
      Answered(
        value: "CASE WHEN \(isWhole) THEN \(value) END",
        numerator: statistic.isShare ? "CASE WHEN \(isWhole) THEN CAST(t.part AS DOUBLE) END" : nil, denominator: "t.how_many",
        counted: dialect.larger("t.how_many", "COALESCE(h.hidden, 0)"),
        hidden: numbers.addends?.leavesOutHidden == true ? "COALESCE(h.hidden, 0)" : nil))
  }

  /// One number a row or an entity; none where no cell has a value.
  private mutating func numbers(_ name: String, _ cells: Cells, ofEntities: Bool, scale: String) -> String {
    guard ofEntities else {
      return add(
        "\(name)_numbers", "The number of each row that has one.",
        select: Select(
          columns: cells.keys() + ["r.amount", "\(shown("r.amount", scale)) AS number"], from: ["\(cells.step) AS r"],
          conditions: ["r.is_empty = 0"]))
    }
    return add(
      "\(name)_numbers", "The number of each that has one.",
      select: Select(
        columns: cells.keys() + ["r.entity", "SUM(r.amount) AS amount", "\(shown("SUM(r.amount)", scale)) AS number"],
        from: ["\(cells.step) AS r"], conditions: ["r.entity IS NOT NULL"], groups: cells.keys() + ["r.entity"],
        having: ["SUM(r.is_empty) < COUNT(*)"]))
  }

  private mutating func statisticTotals(
    _ name: String, _ numbers: Cells, _ statistic: NumberStatistic, scale: String
  ) -> String {
    let expression: String? =
      switch statistic {
      case .percentile: nil
      case .minimum: "MIN(r.number) AS number"
      case .maximum: "MAX(r.number) AS number"
      case .mean: "\(shown("SUM(r.amount)", scale)) / NULLIF(COUNT(r.number), 0) AS number"
      case .shareAtLeast(let limit): "COUNT(CASE WHEN r.number >= \(limit.inSQL) THEN 1 END) AS part"
      case .shareAbove(let limit): "COUNT(CASE WHEN r.number > \(limit.inSQL) THEN 1 END) AS part"
      }
    return totals(
      "\(name)_total", "All numbers together.", numbers, (expression.map { [$0] } ?? []) + ["COUNT(r.number) AS how_many"])
  }
}
