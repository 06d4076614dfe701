internal import Model

/// Numbers that are added up. They are whole numbers of their smallest part, so that sums are exact: tenths, hundredths.
extension QueryBuilder {
  /// What is kept of a row whose cells are added up: `amount`, the sum of those that have a value, `hidden`, how many have none,
  /// and `is_empty`, whether none has one.
  func kept(_ addends: Addends, in source: SourceDefinition, named prefix: String = "") -> [Kept] {
    let columns = addends.columns.map { "r.\(dialect.name($0))" }
    let amounts = addends.columns.map { "COALESCE(\(units($0, in: source)), 0)" }.joined(separator: " + ")
    let hidden = columns.map { "CASE WHEN \($0) IS NULL THEN 1 ELSE 0 END" }.joined(separator: " + ")
    let empty = columns.map { "\($0) IS NULL" }.joined(separator: " AND ")
    return [
      Kept(expression: amounts, name: "\(prefix)amount", isAddedUp: true),
      Kept(expression: hidden, name: "\(prefix)hidden", isAddedUp: true),
      Kept(expression: "CASE WHEN \(empty) THEN 1 ELSE 0 END", name: "\(prefix)is_empty", isAddedUp: true),
    ]
  }

  /// What is kept of a row that adds to two sums, or to neither where one of its cells has no value.
  func keptTogether(_ part: String, _ whole: String, in source: SourceDefinition) -> [Kept] {
    let columns = [part, whole].map { "r.\(dialect.name($0))" }
    let isHidden = columns.map { "\($0) IS NULL" }.joined(separator: " OR ")
    let hidden = columns.map { "CASE WHEN \($0) IS NULL THEN 1 ELSE 0 END" }.joined(separator: " + ")
    return [("part_", part), ("whole_", whole)].flatMap { prefix, column in
      [
        Kept(
          expression: "CASE WHEN \(isHidden) THEN 0 ELSE \(units(column, in: source)) END", name: "\(prefix)amount",
          isAddedUp: true),
        Kept(expression: hidden, name: "\(prefix)hidden", isAddedUp: true),
        Kept(expression: "CASE WHEN \(isHidden) THEN 1 ELSE 0 END", name: "\(prefix)is_empty", isAddedUp: true),
      ]
    }
  }

  /// A column of numbers in whole units of its smallest part.
  func units(_ column: String, in source: SourceDefinition) -> String {
    let scale = scale(column, in: source)
    let value = "r.\(dialect.name(column))"
    return scale == "1" ? value : "CAST(ROUND(\(value) * \(scale)) AS BIGINT)"
  }

  /// How many of these units make 1.
  func scale(_ column: String?, in source: SourceDefinition) -> String {
    (column.flatMap { source.column($0)?.kind.scale } ?? 1).inSQL
  }

  /// A number of such units as it is written.
  func shown(_ amount: String, _ scale: String) -> String {
    let number = "CAST(\(amount) AS DOUBLE)"
    return scale == "1" ? number : "\(number) / \(scale)"
  }
}
