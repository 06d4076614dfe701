internal import Model

/// The rows of a source with the columns that are looked up in others.
extension QueryBuilder {
  /// The table or the step that has these columns of a source.
  mutating func rows(of source: SourceDefinition, with columns: [String]) -> String {
    let lookups = sources.lookups(in: [(source.name, columns)]).filter { $0.owner == source.name }
    return lookups.reduce(into: dialect.name(source.name)) { rows, lookup in rows = with(lookup.column, rows, of: source) }
  }

  /// A step that has one looked-up column more.
  private mutating func with(_ column: LookedUpColumn, _ rows: String, of source: SourceDefinition) -> String {
    let other = self.source(column.source)
    let others = self.rows(of: other, with: column.otherColumns)
    let (name, day, bound) = (dialect.name(column.name), "r.\(dialect.name(column.day))", "own.\(dialect.name(column.bound))")
    let filter = filters(of: other, day: nil, settled: "")
    let (choice, sign, said) =
      switch column.choice {
      case .first: ("MIN", ">=", "first date on or after")
      case .latest: ("MAX", "<=", "latest date on or before")
      }
    let found = add(
      "\(source.name)_\(column.name)",
      "For each row of \(source.name) the \(said) its \(column.bound), looked up in \(column.source).",
      sentences.filter(column.filter, column.source).asComment("Looked at:"),
      select: Select(
        columns: areaKey("own") + ["own.row_number", "\(choice)(\(day)) AS \(name)"],
        from: [
          "\(rows) AS own",
          "JOIN \(others) AS r ON r.\(dialect.name(column.otherKey)) = own.\(dialect.name(column.key)) AND \(day) \(sign) \(bound)"
            + sameArea("r", "own"),
        ], conditions: filter.conditions(column.filter), groups: areaKey("own") + ["own.row_number"]))
    return add(
      "\(source.name)_with_\(column.name)", "The rows of \(source.name) with what was looked up.",
      select: Select(
        columns: ["r.*", "l.\(name)"],
        from: ["\(rows) AS r", "LEFT JOIN \(found) AS l ON l.row_number = r.row_number\(sameArea("l"))"]))
  }
}

extension String {
  /// A sentence after a word that says what it is about; empty where the sentence is.
  func asComment(_ word: String) -> String { isEmpty ? "" : "\(word) \(self)." }
}
