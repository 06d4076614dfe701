internal import Model

/// The categories of a column without a list of codes, as the scorecard shows them.
extension QueryBuilder {
  /// A step that gives each text of the column the category under which it is shown.
  mutating func vocabulary(_ name: String, of source: SourceDefinition) -> String {
    if let table = run?.categories[RunTables.Column(source: source.name, column: name)] { return table }
    let column = "r.\(dialect.name(name))"
    let texts = add(
      "\(source.name)_\(name)_texts", "How many rows of \(source.name) have each \(name).",
      select: Select(
        columns: ["\(column) AS text", "COUNT(*) AS how_many"], from: ["\(dialect.name(source.name)) AS r"],
        conditions: ["\(column) IS NOT NULL"], groups: [column]))
    let listed = (source.column(name)?.known ?? []).map { dialect.text($0.name) }
    let isListed = listed.isEmpty ? [] : ["t.text IN (\(listed.joined(separator: ", ")))"]
    let ranked = add(
      "\(source.name)_\(name)_ranked",
      "Those that may be shown under their own names, the most common first.",
      select: Select(
        columns: ["t.text", "ROW_NUMBER() OVER (ORDER BY t.how_many DESC, t.text) AS place"], from: ["\(texts) AS t"],
        conditions: ["LOWER(t.text) NOT IN ('unknown', 'other')", "LENGTH(t.text) <= \(CategoryBound.characters)"]
          + (source.isAboutPeople ? ["t.how_many >= \(CategoryBound.rows)"] : []) + isListed.map { "NOT \($0)" }))
    let other = add(
      "\(source.name)_\(name)_other", "How the others are called.",
      select: Select(
        columns: ["COALESCE(MIN(t.text), 'other') AS text"], from: ["\(texts) AS t"], conditions: ["LOWER(t.text) = 'other'"]))
    let shown = (isListed + ["k.place <= \(CategoryBound.categories)"]).joined(separator: " OR ")
    return add(
      "\(source.name)_\(name)_categories", "The category of each \(name): at most \(CategoryBound.categories) are shown.",
      select: Select(
        columns: [
          "t.text", "CASE WHEN LOWER(t.text) = 'unknown' THEN 'unknown' WHEN \(shown) THEN t.text ELSE o.text END AS category",
        ],
        from: ["\(texts) AS t", "CROSS JOIN \(other) AS o", "LEFT JOIN \(ranked) AS k ON k.text = t.text"]))
  }

  /// A step with what a register says in one column of each entity that it has.
  mutating func register(_ source: SourceDefinition, _ column: String) -> String {
    let key = source.key.first.map { dialect.name(source.columns[$0].name) } ?? "row_number"
    let versions = add(
      "\(source.name)_\(column)_versions", "What each row of \(source.name) says; the last one read is the first here.",
      select: Select(
        columns: areaKey("r") + [
          "r.\(key) AS entity", "r.\(dialect.name(column)) AS text",
          "ROW_NUMBER() OVER (PARTITION BY \((areaKey("r") + ["r.\(key)"]).joined(separator: ", ")) ORDER BY r.row_number DESC) AS place",
        ], from: ["\(dialect.name(source.name)) AS r"]))
    return add(
      "\(source.name)_\(column)", "The \(column) of each, as the last row about it says.",
      select: Select(columns: areaKey("v") + ["v.entity", "v.text"], from: ["\(versions) AS v"], conditions: ["v.place = 1"]))
  }
}
