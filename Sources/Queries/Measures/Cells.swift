internal import Model

/// The rows that a measure counts, each once for the figure itself and once for each breakdown.
struct Cells: Sendable {
  /// The step with the rows. With categories, it has `dimension` and `category`, both empty for the figure itself.
  var step: String
  /// The step with the categories that there are; nil where the figure has no breakdowns, or those are enough that rows have.
  var categories: String?
  /// Whether rows have `dimension` and `category`.
  var hasCategories = false
  /// What tells days apart, in a query for several.
  var dayKey: [String]
  /// Whether a row stands for several that count alike: so many as its column `n` says.
  var isGrouped = false

  /// How many rows count, as an expression about `r`; of those for which a condition holds, where one is given.
  func rows(where condition: String? = nil) -> String {
    switch (isGrouped, condition) {
    case (false, nil): "COUNT(r.row_number)"
    case (false, let condition?): "COUNT(CASE WHEN \(condition) THEN 1 END)"
    case (true, nil): "COALESCE(SUM(r.n), 0)"
    case (true, let condition?): "COALESCE(SUM(CASE WHEN \(condition) THEN r.n END), 0)"
    }
  }

  /// The columns by which rows of one day and one category are together.
  var names: [String] { dayKey + (hasCategories ? ["dimension", "category"] : []) }

  /// The same with the name of what has them: `r.dimension`, `r.category`.
  func keys(_ alias: String = "r") -> [String] { names.map { "\(alias).\($0)" } }

  /// That two have the same day and category: `r.dimension = c.dimension AND r.category = c.category`.
  func match(_ alias: String, _ other: String) -> String {
    names.isEmpty ? "TRUE" : names.map { "\(alias).\($0) = \(other).\($0)" }.joined(separator: " AND ")
  }

  /// The words of a window function about the rows of one category, or of one entity in it.
  func partition(_ others: [String] = []) -> String {
    let all = keys() + others
    return all.isEmpty ? "" : "PARTITION BY " + all.joined(separator: ", ") + " "
  }

  /// The same categories of other rows.
  func with(_ step: String) -> Cells {
    Cells(
      step: step, categories: categories, hasCategories: hasCategories, dayKey: dayKey, isGrouped: isGrouped)
  }
}

extension QueryBuilder {
  /// The rows of a rule that count, with what is kept of each, for the figure itself and for each category. With `grouping`, rows
  /// may be counted together in a run's query; `late` are then the filters that `keep` looks at.
  mutating func cells(
    _ rule: RowRule, _ name: String, reading columns: [String], keep: [Kept], _ dimensions: [Dimension], _ seen: TheDay,
    grouping: Bool = false, late: [Filter] = []
  ) -> Cells {
    let breakdowns = breakdowns(dimensions, of: rule)
    if grouping, isForRun,
      let grouped = grouped(rule, name, reading: columns, keep: keep, late: late, breakdowns, seen)
    {
      return Cells(step: grouped, hasCategories: !breakdowns.isEmpty, dayKey: dayKey, isGrouped: true)
    }
    let counted = counted(
      rule, name, reading: columns,
      keep: keep + breakdowns.map { Kept(expression: $0.category, name: dialect.name("by_\($0.name)")) },
      joins: breakdowns.flatMap(\.joins), seenFrom: seen)
    guard !breakdowns.isEmpty else {
      return Cells(step: counted, categories: isForRun ? met(name, counted, []) : nil, dayKey: dayKey)
    }
    let kept = (["row_number"] + keep.map(\.name)).map { "r.\($0)" } + dayKey("r")
    let whole = Select(columns: ["'' AS dimension", "'' AS category"] + kept, from: ["\(counted) AS r"])
    let parts = breakdowns.map { breakdown in
      Select(
        columns: ["\(dialect.text(breakdown.name)) AS dimension", "r.\(dialect.name("by_\(breakdown.name)")) AS category"] + kept,
        from: ["\(counted) AS r"])
    }
    let byCategory = add(
      "\(name)_by_category", ["Each row once for the figure itself, and once for its category in each breakdown."],
      lines: ([whole] + parts).unioned)
    let categories = isForRun ? met(name, byCategory, ["dimension", "category"]) : categories(name, byCategory, breakdowns)
    return Cells(step: byCategory, categories: categories, hasCategories: true, dayKey: dayKey)
  }

  /// The days, and the categories, of which there are rows.
  mutating func met(_ name: String, _ cells: String, _ names: [String]) -> String {
    let keys = dayKey("r") + names.map { "r.\($0)" }
    let isListed = names.isEmpty ? "1" : "CASE WHEN r.dimension = '' THEN 1 ELSE 0 END"
    return add(
      "\(name)_met", [],
      lines: Select(columns: keys + ["MAX(\(isListed)) AS is_listed"], from: ["\(cells) AS r"], groups: keys).lines)
  }

  /// The figure itself, the categories that are listed, and those that rows have.
  private mutating func categories(_ name: String, _ cells: String, _ breakdowns: [Breakdown]) -> String {
    let days = dayKey.isEmpty ? [] : ["\(ownDays) AS d"]
    let listed = breakdowns.flatMap { breakdown in
      breakdown.listed.map { code in
        Select(
          columns: dayKey("d") + [
            "\(dialect.text(breakdown.name)) AS dimension", "\(dialect.text(code)) AS category", "1 AS is_listed",
          ], from: days)
      }
    }
    let own = Select(columns: dayKey("d") + ["'' AS dimension", "'' AS category", "1 AS is_listed"], from: days)
    let keys = dayKey("r") + ["r.dimension", "r.category"]
    let met = Select(columns: keys + ["0 AS is_listed"], from: ["\(cells) AS r"], groups: keys)
    let all = add(
      "\(name)_listed", ["The figure itself, the codes that are listed, and the categories that rows have."],
      lines: ([own] + listed + [met]).unioned)
    return add(
      "\(name)_categories", "Each of them once.",
      select: Select(
        columns: dayKey("a") + ["a.dimension", "a.category", "MAX(a.is_listed) AS is_listed"], from: ["\(all) AS a"],
        groups: dayKey("a") + ["a.dimension", "a.category"]))
  }

  /// A step with what these expressions about `r` add up to, for the figure itself and for each category.
  mutating func totals(_ name: String, _ comment: String, _ cells: Cells, _ expressions: [String]) -> String {
    if cells.isGrouped {
      // What is not there is known without asking: no row counts.
      return add(
        name, comment, select: Select(columns: cells.keys() + expressions, from: ["\(cells.step) AS r"], groups: cells.keys()))
    }
    guard let wholes = cells.categories ?? (dayKey.isEmpty ? nil : ownDays) else {
      return add(name, comment, select: Select(columns: expressions, from: ["\(cells.step) AS r"]))
    }
    let keys = cells.keys("c") + (cells.categories == nil ? [] : ["c.is_listed"])
    return add(
      name, comment,
      select: Select(
        columns: keys + expressions, from: ["\(wholes) AS c", "LEFT JOIN \(cells.step) AS r ON \(cells.match("r", "c"))"],
        groups: keys))
  }
}
