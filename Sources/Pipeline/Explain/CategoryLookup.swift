internal import Model

/// What `--by` breaks rows down by, in one source: a column of it, a column of a register that it names, or the month.
enum CategoryLookup: Hashable {
  case month
  case column(ColumnName)
  case register(source: String, column: String, key: String, through: String)

  /// A column that may be a breakdown, by its name.
  struct ColumnName: Hashable {
    var name: String
  }

  /// What a name stands for in a figure's rows of a source; nil where that has nothing of this name. A breakdown of the figure
  /// comes first, then a column, then whom an identifier is about, then a register's column (`school.area`, or `area` alone).
  init?(_ name: String, in source: SourceDefinition, of figure: FigureDefinition, _ definitions: DefinitionSet) {
    let word = name.replacing("-", with: "_").lowercased()
    if let dimension = figure.breakdowns.first(where: { $0.name == word.replacing(".", with: "_") }),
      let found = Self.found(dimension.lookup(in: source.name), in: source, definitions)
    {
      self = found
    } else if let column = source.column(word), column.kind != .text {
      self = .column(ColumnName(name: word))
    } else if let column = source.columns.first(where: { $0.kind == .identifier(domain: word) }) {
      self = .column(ColumnName(name: column.name))
    } else if word == "month" {
      self = .month
    } else if let found = Self.registers(of: source, definitions).first(where: { $0.name == word || $0.short == word }) {
      self = found.lookup
    } else {
      return nil
    }
  }

  /// The names that a figure's rows of a source can be broken down by.
  static func names(in source: SourceDefinition, _ definitions: DefinitionSet) -> [String] {
    ["month"] + source.columnNames.filter { source.column($0)?.kind != .text } + registers(of: source, definitions).map(\.name)
  }

  private static func found(_ lookup: Dimension.Lookup, in source: SourceDefinition, _ definitions: DefinitionSet) -> Self? {
    switch lookup {
    case .column(let column): source.column(column).map { .column(ColumnName(name: $0.name)) }
    case .register(let register, let column, let through): Self.register(register, column, through, definitions)
    }
  }

  private static func register(_ name: String, _ column: String, _ through: String, _ definitions: DefinitionSet) -> Self? {
    guard let register = definitions.source(name), let key = register.key.first else { return nil }
    return .register(source: name, column: column, key: register.columns[key].name, through: through)
  }

  /// The columns of the registers that a source names entities of.
  private static func registers(
    of source: SourceDefinition, _ definitions: DefinitionSet
  ) -> [(name: String, short: String, lookup: Self)] {
    source.columns.flatMap { through -> [(name: String, short: String, lookup: Self)] in
      guard case .identifier(let domain) = through.kind,
        let register = definitions.sources.first(where: { $0.registerOf == domain && $0.name != source.name })
      else { return [] }
      return register.columns.filter { !$0.kind.isIdentifier && $0.kind != .text }.compactMap { column in
        Self.register(register.name, column.name, through.name, definitions)
          .map { ("\(domain).\(column.name)", column.name, $0) }
      }
    }
  }

  /// The columns that must be kept, by source.
  func needs(in source: String) -> [String: Set<String>] {
    switch self {
    case .month: [:]
    case .column(let column): [source: [column.name]]
    case .register(let register, let column, let key, let through): [source: [through], register: [key, column]]
    }
  }
}
