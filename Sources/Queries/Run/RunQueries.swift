package import Model

/// The queries of a run: what it needs to know of the rows of the plan's tables, in Spark's SQL.
package struct RunQueries: Sendable {
  private let definitions: DefinitionSet
  private let tables: RunTables
  private let dialect = Dialect.spark
  /// Nobody reads these queries.
  private static let silent = QuerySentences(measure: { _, _ in "" }, filter: { _, _ in "" })

  /// Queries over tables named like sources, as `StagedSource` makes them.
  package init(_ definitions: DefinitionSet, _ tables: RunTables) { (self.definitions, self.tables) = (definitions, tables) }

  private func builder(_ days: [Day], monthsSeenFrom: Day? = nil) -> QueryBuilder {
    QueryBuilder(definitions, on: days, monthsSeenFrom: monthsSeenFrom, dialect, Self.silent, for: tables)
  }

  /// The answers of a measure of rows for these days, in ascending order, and those of its categories: `area`, `as_of`,
  /// `dimension`, `category`, `value`, `numerator`, `denominator`, `counted` and `hidden`. With `monthsSeenFrom`, the days are ends of months, and
  /// the answers those of the months alone, as known on that day. Of a repetition, both statistics are answered, with the name of each
  /// in `statistic`.
  package func answers(
    _ measure: MeasureDefinition, _ unit: Unit, _ dimensions: [Dimension], on days: [Day], monthsSeenFrom: Day? = nil
  ) -> String? {
    var builder = builder(days, monthsSeenFrom: monthsSeenFrom)
    guard let result = builder.measureOfRows(measure, "m", "", daysInUnit: unit.days ?? 1, dimensions) else { return nil }
    let category = result.hasCategories ? ["f.dimension", "f.category"] : ["'' AS dimension", "'' AS category"]
    let statistic = measure.repetition == nil ? [] : ["f.statistic"]
    return query(
      builder,
      Select(
        columns: ["f._area AS area", "f.as_of"] + category + [
          "f.value", "f.numerator", "f.denominator", "f.counted", "f.hidden",
        ] + statistic,
        from: ["\(result.step) AS f"]))
  }

  /// The days in a column of a source's rows: `area`, `day`.
  package func rowDays(of source: SourceDefinition, _ column: String, asOf day: Day) -> String {
    var builder = builder([day])
    let name = "r.\(dialect.name(column))"
    let rows = builder.rows(of: source, with: [column])
    return query(
      builder,
      Select(
        columns: ["DISTINCT r._area AS area", "\(name) AS day"], from: ["\(rows) AS r"], conditions: ["\(name) IS NOT NULL"]))
  }

  /// How many rows of a duration end before they begin: `area`, `rows`.
  package func leftOut(_ rule: RowRule, from: String, to: String, asOf day: Day) -> String {
    var builder = builder([day])
    let source = builder.source(rule.source)
    let rows = builder.rows(of: source, with: rule.columns + [from, to])
    let (begin, end) = ("r.\(dialect.name(from))", "r.\(dialect.name(to))")
    let isOfTheDay = rule.filter.everyCondition.contains { $0.condition.test.refersToTheDay }
    let filter = builder.filters(of: source, day: isOfTheDay ? "d.day" : nil, settled: rule.day)
    var conditions = filter.conditions(rule.filter) + ["\(end) < \(begin)"]
    if rule.hasDay {
      let own = "r.\(dialect.name(rule.day))"
      if !rule.blankDayIsAlways { conditions.append("\(own) IS NOT NULL") }
      // What has stopped when it begins never counts.
      conditions += rule.stops.map { stop in
        let over = "r.\(dialect.name(stop.column)) <= \(own)"
        let passes = ([over] + builder.filters(of: source, day: nil, settled: rule.day).conditions(stop.filter))
        return "NOT COALESCE(\(passes.joined(separator: " AND ")), FALSE)"
      }
    }
    let days = isOfTheDay ? ["CROSS JOIN \(builder.ownDays) AS d"] : []
    return query(
      builder,
      Select(
        columns: ["r._area AS area", "COUNT(*) AS rows"], from: ["\(rows) AS r"] + days, conditions: conditions,
        groups: ["r._area"]))
  }

  /// The entities of a column that a register does not have, and the rows about them: `area`, `entities`, `rows`.
  package func unregistered(_ column: String, of source: SourceDefinition, in register: SourceDefinition) -> String {
    let key = register.key.first.map { dialect.name(register.columns[$0].name) } ?? "row_number"
    let own = "r.\(dialect.name(column))"
    return """
      SELECT r._area AS area, COUNT(DISTINCT \(own)) AS entities, COUNT(\(own)) AS rows FROM \(dialect.name(source.name)) AS r
      LEFT ANTI JOIN (SELECT DISTINCT k._area, k.\(key) AS entity FROM \(dialect.name(register.name)) AS k) AS e
      ON e.entity = \(own) AND e._area = r._area
      WHERE \(own) IS NOT NULL GROUP BY r._area
      """
  }

  /// Which numbers a source of links joins: `area`, `earlier`, `later`.
  package func links(of source: SourceDefinition) -> String? {
    guard let links = source.links else { return nil }
    let builder = builder([Day(number: 0)])
    let (earlier, later) = ("r.\(dialect.name(links.earlier))", "r.\(dialect.name(links.later))")
    let filter = builder.filters(of: source, day: nil, settled: "").conditions(links.rows)
    return Select(
      columns: ["DISTINCT r._area AS area", "\(earlier) AS earlier", "\(later) AS later"],
      from: ["\(dialect.name(source.name)) AS r"],
      conditions: filter + ["\(earlier) IS NOT NULL", "\(later) IS NOT NULL", "\(earlier) <> \(later)"]
    ).lines.joined(separator: "\n")
  }

  /// The statements that make the table of a register's column: `area`, each `entity`, and its `category`, as the last row about it
  /// says.
  package func register(_ column: String, of register: SourceDefinition, as name: String) -> [String] {
    let key = register.key.first.map { dialect.name(register.columns[$0].name) } ?? "row_number"
    let said = Select(
      columns: ["r._area", "r.\(key) AS entity", "max_by(r.\(dialect.name(column)), r.row_number) AS text"],
      from: ["\(dialect.name(register.name)) AS r"], conditions: ["r.\(key) IS NOT NULL"], groups: ["r._area", "r.\(key)"])
    let categories = tables.categories[RunTables.Column(source: register.name, column: column)]
    let shown = Select(
      columns: ["s._area", "s.entity", categories == nil ? "s.text AS category" : "c.category"],
      from: ["(\(said.lines.joined(separator: " "))) AS s"]
        + (categories.map { ["LEFT JOIN \($0) AS c ON c.text = s.text AND c._area = s._area"] } ?? []))
    return SparkView(name, shown.lines).kept
  }

  private func query(_ builder: QueryBuilder, _ select: Select) -> String {
    let steps = builder.allSteps.map { step in
      (["\(step.name) AS ("] + step.body.map { "  " + $0 } + [")"]).joined(separator: "\n")
    }
    return "WITH\n" + steps.joined(separator: ",\n") + "\n" + select.lines.joined(separator: "\n")
  }
}

extension Condition.Test {
  /// Whether it compares with the day that a figure is for.
  fileprivate var refersToTheDay: Bool {
    switch self {
    case .falls(_, let day), .lasts(_, _, let day): day == .theDay
    case .among, .notAmong, .present, .blank, .notAfter, .above, .compares: false
    }
  }
}
