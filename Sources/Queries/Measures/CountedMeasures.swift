internal import Model

/// Measures that count rows, entities or amounts.
extension QueryBuilder {
  mutating func count(_ name: String, _ comment: String, _ cells: Cells) -> Result {
    let totals = totals("\(name)_total", "How many rows count.", cells, ["\(cells.rows()) AS how_many"])
    return number(name, comment, totals, cells, counted: "t.how_many")
  }

  mutating func distinct(_ name: String, _ comment: String, _ cells: Cells, _ what: String) -> Result {
    let totals = totals(
      "\(name)_total", "How many different ones there are in them.", cells, ["COUNT(DISTINCT \(what)) AS how_many"])
    return number(name, comment, totals, cells, counted: "t.how_many")
  }

  private mutating func number(
    _ name: String, _ comment: String, _ totals: String, _ cells: Cells, counted: String, besides others: [String] = []
  ) -> Result {
    result(
      name, comment, totals, cells, besides: others,
      Answered(value: "CAST(t.how_many AS DOUBLE)", numerator: "t.how_many", counted: counted), ofNothing: "0")
  }

  /// The answer of a repetition. A run's query answers both statistics of it, which are of the same rows, with the name of each in
  /// `statistic`.
  mutating func repeats(_ name: String, _ comment: String, _ cells: Cells, _ repetition: Repetition) -> Result {
    let entities = add(
      "\(name)_entities", "How many rows each has.",
      select: Select(
        columns: cells.keys() + ["r.entity", "\(cells.isGrouped ? "SUM(r.n)" : "COUNT(*)") AS how_many"],
        from: ["\(cells.step) AS r"],
        conditions: ["r.entity IS NOT NULL"], groups: cells.keys() + ["r.entity"]))
    let several = "CASE WHEN r.how_many >= \(repetition.atLeast) THEN"
    func howMany(_ statistic: RepeatStatistic) -> String {
      switch statistic {
      case .entities: "COUNT(\(several) 1 END)"
      case .furtherRows: "COALESCE(SUM(\(several) r.how_many - \(repetition.atLeast - 1) END), 0)"
      }
    }
    let all = "COALESCE(SUM(r.how_many), 0) AS all_rows"
    guard isForRun else {
      let totals = totals(
        "\(name)_total", "Those with \(repetition.atLeast) rows or more.", cells.with(entities),
        ["\(howMany(repetition.statistic)) AS how_many", all])
      return number(name, comment, totals, cells, counted: "t.all_rows")
    }
    let statistics = RepeatStatistic.allCases.enumerated().map { (text: dialect.text($1.rawValue), column: "how_many_\($0)", $1) }
    let totals = totals(
      "\(name)_total", "", cells.with(entities), statistics.map { "\(howMany($0.2)) AS \($0.column)" } + [all])
    let pairs = statistics.map { "\($0.text), t.\($0.column)" }.joined(separator: ", ")
    let each = add(
      "\(name)_each",
      select: Select(
        columns: cells.keys("t") + (cells.categories == nil ? [] : ["t.is_listed"]) + [
          "s.statistic", "s.how_many", "t.all_rows",
        ],
        from: ["\(totals) AS t", "LATERAL VIEW stack(\(statistics.count), \(pairs)) s AS statistic, how_many"]))
    return number(name, comment, each, cells, counted: "t.all_rows", besides: ["t.statistic"])
  }

  /// `stages` are expressions, as is the column of the rows `r` that has them.
  mutating func stages(_ name: String, _ comment: String, _ cells: Cells, of stages: [String], in column: String) -> Result {
    let known = stages.joined(separator: ", ")
    let totals = totals(
      "\(name)_total", "How many of the stages have been reached.", cells,
      ["COUNT(DISTINCT CASE WHEN \(column) IN (\(known)) THEN \(column) END) AS reached"])
    return result(
      name, comment, totals, cells,
      Answered(
        value: "CAST(t.reached AS DOUBLE)", numerator: "t.reached", denominator: "\(stages.count)", counted: "t.reached"),
      ofNothing: "0")
  }

  mutating func sum(_ name: String, _ comment: String, _ cells: Cells, _ addends: Addends, scale: String) -> Result {
    let totals = totals("\(name)_total", "What the rows add up to, and what of them has no value.", cells, Self.sums("", cells))
    let value = sum(addends.leavesOutHidden, scale: scale, "")
    return result(
      name, comment, totals, cells,
      Answered(value: value, numerator: value, counted: "t.how_many", hidden: "COALESCE(t.hidden, 0)"))
  }

  mutating func proportionOfSums(
    _ name: String, _ comment: String, _ cells: Cells, scales: (part: String, whole: String), leavesOutHidden: Bool
  ) -> Result {
    let totals = totals(
      "\(name)_total", "What both columns add up to, and what of them has no value.", cells,
      Self.sums("part_", cells) + Self.sums("whole_", cells).dropFirst())
    let hidden = leavesOutHidden ? "COALESCE(t.part_hidden, 0)" : "COALESCE(t.part_hidden + t.whole_hidden, 0)"
    let sums = add(
      "\(name)_sums", "Both sums; none where a number is missing.",
      select: Select(
        columns: cells.keys("t") + (cells.categories == nil ? [] : ["t.is_listed"]) + [
          "t.how_many", "\(sum(leavesOutHidden, scale: scales.part, "part_")) AS part",
          "\(sum(leavesOutHidden, scale: scales.whole, "whole_")) AS whole",
        ] + (isForRun ? ["\(hidden) AS hidden"] : []), from: ["\(totals) AS t"]))
    return result(
      name, comment, sums, cells,
      Answered(
        value: "CASE WHEN t.whole <> 0 THEN 100 * t.part / t.whole END", numerator: "t.part", denominator: "t.whole",
        counted: "t.how_many", hidden: "t.hidden"))
  }

  private static func sums(_ prefix: String, _ cells: Cells) -> [String] {
    [
      "\(cells.rows()) AS how_many", "SUM(r.\(prefix)amount) AS \(prefix)amount", "SUM(r.\(prefix)hidden) AS \(prefix)hidden",
      "SUM(r.\(prefix)is_empty) AS \(prefix)empty_rows",
    ]
  }

  private func sum(_ leavesOutHidden: Bool, scale: String, _ prefix: String) -> String {
    let isThere = leavesOutHidden ? "t.\(prefix)empty_rows < t.how_many" : "t.\(prefix)hidden = 0"
    return "CASE WHEN \(isThere) THEN \(shown("t.\(prefix)amount", scale)) END"
  }
}
