internal import Model

/// A breakdown of the rows of one source.
struct Breakdown: Sendable {
  /// The name as it is published: `school_phase`.
  var name: String
  /// The codes that are always shown, in their order.
  var listed: [String]
  /// The category of a row `r`; NULL where it is unknown and nobody asks for a name.
  var category: String
  /// What has to be joined to `r` for it.
  var joins: [String]
}

extension QueryBuilder {
  /// The breakdowns of a measure's own rows; those are left out whose column its source does not have.
  mutating func breakdowns(_ dimensions: [Dimension], of rule: RowRule) -> [Breakdown] {
    let source = source(rule.source)
    var found: [Breakdown] = []
    for (place, dimension) in dimensions.enumerated() {
      switch dimension.lookup(in: source.name).own(in: source.name) {
      case .column(let name):
        guard let column = source.column(name) else { continue }
        found.append(breakdown(dimension.name, column, of: source, rule.filter, alias: "c\(place + 1)"))
      case .register(let register, let column, let through):
        let (key, text) = ("k\(place + 1)", "c\(place + 1)")
        if let table = run?.registers[RunTables.Column(source: register, column: column)] {
          var codes: [Code] = []
          if case .code(let all) = self.source(register).column(column)?.kind { codes = all }
          found.append(
            Breakdown(
              name: dimension.name, listed: codes.map(\.name), category: "COALESCE(\(key).category, 'unknown')",
              joins: ["LEFT JOIN \(table) AS \(key) ON \(key).entity = r.\(dialect.name(through))\(sameArea(key))"]))
          continue
        }
        let entities = self.register(self.source(register), column)
        let join = "LEFT JOIN \(entities) AS \(key) ON \(key).entity = r.\(dialect.name(through))"
        if case .code(let codes) = self.source(register).column(column)?.kind {
          found.append(
            Breakdown(
              name: dimension.name, listed: codes.map(\.name), category: "COALESCE(\(key).text, 'unknown')", joins: [join]))
          continue
        }
        let categories = vocabulary(column, of: self.source(register))
        found.append(
          Breakdown(
            name: dimension.name, listed: [], category: "COALESCE(\(text).category, 'unknown')",
            joins: [
              join,
              "LEFT JOIN \(categories) AS \(text) ON \(text).text = \(key).text",
            ]))
      }
    }
    return found
  }

  private mutating func breakdown(
    _ name: String, _ column: ColumnDefinition, of source: SourceDefinition, _ filter: Filter, alias: String
  ) -> Breakdown {
    let value = "r.\(dialect.name(column.name))"
    if case .code(let codes) = column.kind {
      return Breakdown(
        name: name, listed: codes.map(\.name).filter { filter.admits($0, in: column.name) },
        category: "COALESCE(\(value), 'unknown')", joins: [])
    }
    let categories = vocabulary(column.name, of: source)
    return Breakdown(
      name: name, listed: [], category: "COALESCE(\(alias).category, 'unknown')",
      joins: ["LEFT JOIN \(categories) AS \(alias) ON \(alias).text = \(value)\(sameArea(alias))"])
  }

  /// What says of a member of a cohort's population which category it is of, as it is written: NULL where that is unknown.
  mutating func memberCategory(_ dimension: Dimension, of source: SourceDefinition) -> (category: String, joins: [String]) {
    switch dimension.lookup(in: source.name).own(in: source.name) {
    case .column(let column): return ("r.\(dialect.name(column))", [])
    case .register(let register, let column, let through):
      let entities = self.register(self.source(register), column)
      return ("k.text", ["LEFT JOIN \(entities) AS k ON k.entity = r.\(dialect.name(through))\(sameArea("k"))"])
    }
  }
}

extension Dimension.Lookup {
  /// A register's own rows say themselves what others would look up.
  fileprivate func own(in source: String) -> Self {
    if case .register(source, let column, _) = self { .column(column) } else { self }
  }
}
