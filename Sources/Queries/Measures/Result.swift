/// What a measure answers, as expressions about its totals `t`.
struct Answered: Sendable {
  var value: String
  var numerator: String?
  var denominator: String?
  /// How many rows, or entities, play any role: a category in which none does is left out unless it is listed.
  var counted: String
  /// How many cells have no value; nil for a measure that adds up none.
  var hidden: String?
}

/// A step that has the answer of a measure, in `value`, `numerator` and `denominator`.
struct Result: Sendable {
  var step: String
  /// Whether it has `dimension` and `category`.
  var hasCategories: Bool
  /// What the measure answers where no row counts, as for a category of which it has none: `value`, where that is a number.
  var valueOfNothing: String?
}

extension QueryBuilder {
  /// The last step of a measure. `others` are joined to the totals `t`; `columns` are selected besides.
  mutating func result(
    _ name: String, _ comment: String, _ totals: String, _ cells: Cells, joining others: [String] = [],
    besides columns: [String] = [], _ answer: Answered, ofNothing: String? = nil
  ) -> Result {
    let isWhole = cells.isGrouped ? "t.dimension = ''" : "t.is_listed = 1"
    let shown = cells.hasCategories ? ["(\(isWhole) OR \(answer.counted) > 0)"] : []
    let step = add(
      name, comment,
      select: Select(
        columns: cells.keys("t") + [
          "\(answer.value) AS value", "\(Self.double(answer.numerator)) AS numerator",
          "\(Self.double(answer.denominator)) AS denominator",
        ] + (isForRun ? ["\(answer.counted) AS counted", "\(answer.hidden ?? "0") AS hidden"] : []) + columns,
        from: ["\(totals) AS t"] + others, conditions: shown))
    return Result(step: step, hasCategories: cells.hasCategories, valueOfNothing: ofNothing)
  }

  /// The words of a join to the totals `t` of a step that has at most one row for each category.
  static func join(_ step: String, _ alias: String, _ cells: Cells) -> String {
    "LEFT JOIN \(step) AS \(alias) ON \(cells.match(alias, "t"))"
  }

  private static func double(_ expression: String?) -> String {
    guard let expression else { return "CAST(NULL AS DOUBLE)" }
    return expression.hasPrefix("CASE") ? expression : "CAST(\(expression) AS DOUBLE)"
  }

  /// 100 × part ÷ whole; NULL where the whole is 0.
  static func percentage(_ part: String, _ whole: String) -> String {
    "CASE WHEN \(whole) > 0 THEN 100 * CAST(\(part) AS DOUBLE) / \(whole) END"
  }
}
