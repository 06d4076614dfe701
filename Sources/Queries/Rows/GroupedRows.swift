internal import Model

/// Rows that count alike on every day that is asked about, counted together before the days are looked at, so that a run on many
/// days goes through the rows once.
extension QueryBuilder {
  /// A step like that of `counted`, for the figure itself and for each category, in which each row stands for `n` rows. Nil where days
  /// of the rows are compared with others than those asked about, as in "within 3 months of the request".
  mutating func grouped(
    _ rule: RowRule, _ name: String, reading columns: [String], keep: [Kept], late: [Filter], _ breakdowns: [Breakdown],
    _ seen: TheDay
  ) -> String? {
    let source = source(rule.source)
    let filters = filters(of: source, day: "d.day", settled: rule.day)
    // What is looked at when the day is known; days of rows as the beginnings of the stretches that they lie in.
    let isLate = Set(keep.filter { $0.expression.contains("d.day") }.map(\.name))
    guard let split = split(rule, filters) else { return nil }
    let lateFilters = [split.late] + rule.stops.map(\.filter) + (isLate.isEmpty ? [] : late)
    let looked = (rule.hasDay ? [rule.day] : []) + rule.stops.map(\.column) + lateFilters.flatMap(\.columns)
    let held = looked.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard lateFilters.allSatisfy(source.comparesAskedDays), !held.contains(where: Self.ownNames.union(keep.map(\.name)).contains)
    else { return nil }
    let bounds = bounds(of: rule, seen)
    let keys = held.map { column in
      let own = "r.\(dialect.name(column))"
      let isExact = !source.isOfDays(column) || (rule.window == .latest && column == rule.day)
      return Kept(expression: isExact ? own : bounds.beginning(own), name: dialect.name(column))
    }
    let early = keep.filter { !isLate.contains($0.name) }
    let categories = breakdowns.map { Kept(expression: $0.category, name: dialect.name("by_\($0.name)")) }
    let area = Kept(expression: "r._area", name: "_area")
    let own = [area] + keys + early.filter { !$0.isAddedUp } + categories
    let sums = early.filter(\.isAddedUp).map { "SUM(\($0.expression)) AS \($0.name)" }
    let base = add(
      "\(name)_together",
      select: Select(
        columns: own.map(\.column) + ["COUNT(*) AS n"] + sums,
        from: ["\(together(rows(of: source, with: rule.columns + columns), of: rule.source, keep)) AS r"]
          + breakdowns.flatMap(\.joins),
        conditions: split.early, groups: own.map(\.expression)))
    let whole = byCategory(
      base, name, ([area] + keys + early).filter { !$0.isAddedUp }.map(\.name), early.filter(\.isAddedUp).map(\.name), breakdowns)
    return onDays(whole, rule, name, filters.conditions(split.late), keep, isLate, breakdowns, seen)
  }

  /// Rows with those of one entity in one place, so that its months, categories and days are counted there.
  private func together(_ rows: String, of source: String, _ keep: [Kept]) -> String {
    guard let entity = keep.first(where: { $0.name == "entity" }) else { return rows }
    let keys = "r._area, \(entity.expression)"
    guard let pieces = run?.pieces[source] else { return "(SELECT * FROM \(rows) AS r DISTRIBUTE BY \(keys))" }
    return "(SELECT /*+ REPARTITION(\(pieces), \(keys)) */ * FROM \(rows) AS r)"
  }

  /// What steps call their own columns.
  private static let ownNames: Set = ["n", "as_of", "dimension", "category"]

  /// The conditions that no day changes, and a filter with those that it does; nil where a group of them depends on the day.
  private func split(_ rule: RowRule, _ filters: FilterText) -> (early: [String], late: Filter)? {
    var (early, late) = ([String](), Filter())
    for condition in rule.filter.conditions {
      let text = filters.conditions(Filter([condition]))
      if text.contains(where: { $0.contains("d.day") }) { late.conditions.append(condition) } else { early += text }
    }
    var groups = rule.filter
    groups.conditions = []
    let texts = filters.conditions(groups)
    guard !texts.contains(where: { $0.contains("d.day") }) else { return nil }
    return (early + texts, late)
  }

  /// Each group once for the figure itself, and once for its category in each breakdown.
  private mutating func byCategory(
    _ base: String, _ name: String, _ keys: [String], _ sums: [String], _ breakdowns: [Breakdown]
  ) -> String {
    guard !breakdowns.isEmpty else { return base }
    let pairs = ["'', ''"] + breakdowns.map { "\(dialect.text($0.name)), r.\(dialect.name("by_\($0.name)"))" }
    let own = ["c.dimension", "c.category"] + keys.map { "r.\($0)" }
    return add(
      "\(name)_by_category",
      select: Select(
        columns: own + (["n"] + sums).map { "SUM(r.\($0)) AS \($0)" },
        from: [
          "\(base) AS r", "LATERAL VIEW stack(\(pairs.count), \(pairs.joined(separator: ", "))) c AS dimension, category",
        ], groups: own))
  }

  /// The groups that count on each day.
  private mutating func onDays(
    _ groups: String, _ rule: RowRule, _ name: String, _ conditions: [String], _ keep: [Kept], _ late: Set<String>,
    _ breakdowns: [Breakdown], _ seen: TheDay
  ) -> String {
    let looked = lookedAt(rule, source(rule.source), seen)
    let kept = keep.map { late.contains($0.name) ? $0.column : "r.\($0.name)" }
    return add(
      "\(name)_counted",
      select: Select(
        columns: dayKey("d") + (breakdowns.isEmpty ? [] : ["r.dimension", "r.category"]) + kept + ["r.n"],
        from: ["\(groups) AS r", "CROSS JOIN \(seen.name) AS d"] + looked.joins, conditions: conditions + looked.conditions))
  }

  private func bounds(of rule: RowRule, _ seen: TheDay) -> DayBounds {
    var days: Set<Day> = []
    for day in seen.asked {
      let looked = seen.monthsSeenFrom == nil ? rule.window : .month
      let own = seen.fixed ?? seen.monthsSeenFrom ?? day
      for last in [own, day] { days.formUnion([last + 1] + (rule.stops.contains(where: \.countsOnTheDay) ? [last] : [])) }
      if let first = looked.period(asOf: seen.fixed ?? day).first { days.insert(first) }
    }
    return DayBounds(days, dialect)
  }
}

/// The days at which something can change between two that are asked about.
private struct DayBounds {
  /// Those that begin no month, the latest first.
  private let withinMonths: [Day]
  private let dialect: Dialect

  init(_ days: Set<Day>, _ dialect: Dialect) {
    withinMonths = days.filter { $0 != $0.startOfMonth }.sorted(by: >)
    self.dialect = dialect
  }

  /// The beginning of the stretch that a day lies in: its month, or the part of it since the latest of these days. Whatever is compared
  /// with one of them is on the same side of it as the day itself.
  func beginning(_ day: String) -> String {
    let month = "trunc(\(day), 'MM')"
    guard !withinMonths.isEmpty else { return month }
    let cases = withinMonths.map { "WHEN \(day) >= \(dialect.day($0)) THEN \(dialect.day($0))" }
    return "GREATEST(\(month), CASE \(cases.joined(separator: " ")) END)"
  }
}

extension SourceDefinition {
  fileprivate func isOfDays(_ name: String) -> Bool {
    if case .day = column(name)?.kind { return true }
    return lookedUp.contains { $0.name == name }
  }

  /// Whether a filter compares days with none but the figure's own, and never how long something took.
  fileprivate func comparesAskedDays(_ filter: Filter) -> Bool {
    filter.everyCondition.allSatisfy { condition, _ in
      switch condition.test {
      case .among, .notAmong, .above, .compares, .present, .blank: true
      case .notAfter, .falls, .lasts: false
      }
    }
  }
}
