internal import Model

/// What a step keeps of a row: an expression about `r`, and the name that it gets.
struct Kept: Sendable {
  var expression: String
  var name: String
  /// Whether it is added up where rows are counted together.
  var isAddedUp = false

  var column: String { expression == "r.\(name)" ? expression : "\(expression) AS \(name)" }
}

/// The rows that count on a day by a rule.
extension QueryBuilder {
  /// A step with what is kept of each row that counts on the day, under the row's `row_number`. `columns` are those of the source
  /// that are read for it, and `joins` are about `r`.
  mutating func counted(
    _ rule: RowRule, _ name: String, reading columns: [String], keep: [Kept], joins: [String] = [], seenFrom seen: TheDay
  ) -> String {
    let source = source(rule.source)
    let (rows, isOfDay) = passing(rule, name, self.rows(of: source, with: rule.columns + columns), seenFrom: seen)
    let looked = lookedAt(rule, source, seen)
    let from = ["\(rows) AS r", isOfDay ? joinOfDay(seen.name, "d", to: "r") : "CROSS JOIN \(seen.name) AS d"] + looked.joins
    return add(
      "\(name)_counted", "The rows of \(rule.source) that count on the day: \(Self.what(rule)).",
      select: Select(
        columns: dayKey("d") + ["r.row_number"] + keep.map(\.column), from: from + joins,
        conditions: looked.conditions))
  }

  /// What rows `r` have to be joined with, and which conditions they have to pass, so that those stay that count on the day `d`.
  mutating func lookedAt(
    _ rule: RowRule, _ source: SourceDefinition, _ seen: TheDay
  ) -> (joins: [String], conditions: [String]) {
    var joins: [String] = []
    if rule.window == .latest {
      let day = "r.\(dialect.name(rule.day))"
      joins.append("JOIN \(latestDay(of: source, rule, seen)) AS l ON l.day = \(day)\(sameDay("l", "d"))")
    }
    return (joins, period(rule, seen) + rule.stops.map { notStopped($0, rule, source) })
  }

  private static func what(_ rule: RowRule) -> String {
    let period =
      rule.window == .latest ? "those of the census day" : rule.window.isState ? "those up to it" : "those of the period"
    return rule.stops.isEmpty ? period : "\(period) that have not stopped by then"
  }

  /// The rows that pass the rule's filter, and whether they are those of each day.
  private mutating func passing(
    _ rule: RowRule, _ name: String, _ rows: String, seenFrom seen: TheDay
  ) -> (step: String, isOfDay: Bool) {
    guard !rule.filter.isEmpty else { return (rows, false) }
    let conditions = filters(of: source(rule.source), day: "d.day", settled: rule.day).conditions(rule.filter)
    let isOfDay = conditions.contains { $0.contains("d.day") }
    let step = add(
      "\(name)_rows", sentences.filter(rule.filter, rule.source).asComment("The rows of \(rule.source) that are looked at:"),
      select: Select(
        columns: ["r.*"] + (isOfDay ? dayKey("d").filter { $0 != "r._area" } : []),
        from: ["\(rows) AS r"] + (isOfDay ? ["CROSS JOIN \(seen.name) AS d"] : []), conditions: conditions))
    return (step, isOfDay)
  }

  /// The census day: the latest day on which the source has a row, whichever rows are looked at.
  private mutating func latestDay(of source: SourceDefinition, _ rule: RowRule, _ seen: TheDay) -> String {
    let rows = rows(of: source, with: [rule.day])
    let day = "r.\(dialect.name(rule.day))"
    return add(
      "\(source.name)_latest_\(rule.day)", "The latest \(rule.day) of \(source.name), up to the day.",
      select: Select(
        columns: dayKey("d") + ["MAX(\(day)) AS day"], from: ["\(rows) AS r", "CROSS JOIN \(seen.name) AS d"],
        conditions: ["\(day) <= d.day"], groups: dayKey("d")))
  }

  /// That a row's day is in the period.
  private mutating func period(_ rule: RowRule, _ seen: TheDay) -> [String] {
    guard rule.hasDay, rule.window != .latest else { return [] }
    let day = "r.\(dialect.name(rule.day))"
    if let first = firstDay(of: rule.window, seen) { return ["\(day) BETWEEN \(first) AND \(seen.lastDay)"] }
    return [rule.blankDayIsAlways ? "(\(day) IS NULL OR \(day) <= d.day)" : "\(day) <= d.day"]
  }

  private func notStopped(_ stop: Stop, _ rule: RowRule, _ source: SourceDefinition) -> String {
    let (day, isOver) = ("r.\(dialect.name(stop.column))", stop.countsOnTheDay ? "<" : "<=")
    guard !stop.filter.isEmpty else {
      let goesOn = "\(day) \(stop.countsOnTheDay ? ">=" : ">") d.day"
      return stop.blankIsFromTheStart ? goesOn : "(\(day) IS NULL OR \(goesOn))"
    }
    let filter = filters(of: source, day: "d.day", settled: rule.day)
    let over = stop.blankIsFromTheStart ? "(\(day) IS NULL OR \(day) \(isOver) d.day)" : "\(day) \(isOver) d.day"
    return "NOT COALESCE(" + ([over] + filter.conditions(stop.filter)).joined(separator: " AND ") + ", FALSE)"
  }
}
