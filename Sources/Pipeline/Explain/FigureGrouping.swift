internal import Model
internal import Transformers
internal import Wording

/// What `--by` groups a figure's rows by: a breakdown, the month, or what each row says in a column.
struct FigureGrouping {
  /// Where the group of a row of one source is found.
  private enum Lookup: Hashable {
    case month
    /// A column of days or of numbers.
    case value(String)
    /// A column of codes, categories or identifiers, or a column of a register.
    case category(Dimension.Lookup)

    var isCategory: Bool { if case .category = self { true } else { false } }
  }
  /// The breakdown; nil for the month and for values.
  let dimension: Dimension?
  /// The figure's own source, where most of its rows come from.
  private let source: String
  private let lookups: [String: Lookup]

  /// What a name stands for in the rows that a figure counts; nil where its first source has nothing of this name. A breakdown of
  /// the figure comes first, then a column, then whom an identifier is about, then a register's column (`school.area`, or `area`
  /// alone).
  init?(_ name: String, of figure: FigureDefinition, _ definitions: DefinitionSet) {
    let word = name.replacing("-", with: "_").lowercased()
    let published = figure.breakdowns.first { $0.name == word.replacing(".", with: "_") }
    source = figure.measure.rule.source
    var lookups: [String: Lookup] = [:]
    for source in figure.measure.ofRows.map(\.rule.source).compactMap(definitions.source) {
      lookups[source.name] =
        published.map { .category($0.lookup(in: source.name)) } ?? Self.lookup(word, in: source, definitions)
    }
    guard let own = lookups[source] else { return nil }
    // Groups of two kinds cannot be put together; nor can the months of a ratio's two sources, as of suspensions and of schools.
    var isOneSource = false
    if case .combined(.ratio, _) = figure.measure, own == .month { isOneSource = true }
    self.lookups = lookups.filter { [source] in $0.value.isCategory == own.isCategory && (!isOneSource || $0.key == source) }
    guard case .category(let found) = own else {
      dimension = nil
      return
    }
    var dimension = published ?? Dimension(name: word.replacing(".", with: "_"), lookup: found)
    for case (let other, .category(let lookup)) in self.lookups where other != source { dimension.others[other] = lookup }
    self.dimension = dimension
  }

  /// The names that the rows of a figure can be grouped by.
  static func names(of figure: FigureDefinition, _ definitions: DefinitionSet) -> [String] {
    guard let source = definitions.source(figure.measure.rule.source) else { return [] }
    return ["month"] + source.columnNames.filter { source.column($0)?.kind != .text }
      + registers(of: source, definitions).map(\.name)
  }

  private static func lookup(_ word: String, in source: SourceDefinition, _ definitions: DefinitionSet) -> Lookup? {
    if let column = source.column(word), let found = lookup(column) { return found }
    if let column = source.columns.first(where: { $0.kind == .identifier(domain: word) }) {
      return .category(.column(column.name))
    }
    if word == "month" { return .month }
    return registers(of: source, definitions).first { $0.name == word || $0.short == word }.map { .category($0.lookup) }
  }

  private static func lookup(_ column: ColumnDefinition) -> Lookup? {
    switch column.kind {
    case .text: nil
    case .day, .integer, .decimal: .value(column.name)
    case .code, .category, .identifier: .category(.column(column.name))
    }
  }

  /// The categories of the registers that a source names entities of.
  private static func registers(
    of source: SourceDefinition, _ definitions: DefinitionSet
  ) -> [(name: String, short: String, lookup: Dimension.Lookup)] {
    source.columns.flatMap { through -> [(name: String, short: String, lookup: Dimension.Lookup)] in
      guard case .identifier(let domain) = through.kind,
        let register = definitions.sources.first(where: { $0.registerOf == domain && $0.name != source.name })
      else { return [] }
      return register.columns.filter(\.kind.isCategory).map { column in
        let lookup = Dimension.Lookup.register(source: register.name, column: column.name, through: through.name)
        return ("\(domain).\(column.name)", column.name, lookup)
      }
    }
  }
}

extension FigureGrouping {
  /// By source, the columns whose values or texts must be kept.
  var columnsToKeep: [String: Set<String>] {
    lookups.compactMapValues { lookup in
      switch lookup {
      case .value(let column), .category(.column(let column)): [column]
      case .month, .category(.register): nil
      }
    }
  }

  /// The domain of the children or records that the groups are, of which each is one; nil where they are anything else.
  func people(_ definitions: DefinitionSet) -> String? {
    guard case .identifier(let domain) = column(definitions)?.kind, !SourceDefinition.isOfPlaces(domain) else { return nil }
    return domain
  }

  /// What tells the group of each row.
  func rows(_ exports: TracedExports) -> RowGrouping {
    let sources = Set(lookups.keys)
    guard dimension == nil else { return RowGrouping(sources: sources) }
    return RowGrouping(sources: sources) { source, place, day in
      guard case .value(let column) = lookups[source] else { return day.map(Self.month) ?? CategorySentences.unknown }
      let text = exports.records(of: source)?.record(at: place)?.text(column) ?? ""
      return text.isEmpty ? CategorySentences.unknown : text
    }
  }

  /// The name of a month, as files have it: `2024-03`.
  private static func month(_ day: Day) -> String { String(day.description.prefix(7)) }

  /// Whether the groups are months, or other values that have an order of their own.
  var isOfMonths: Bool { lookups[source] == .month }

  /// What people read in place of a group's name: a month in words, the label of a code.
  func label(_ name: String, _ definitions: DefinitionSet) -> String {
    if isOfMonths { return Day(iso: "\(name)-01")?.monthInWords ?? name }
    guard case .code(let codes) = column(definitions)?.kind else { return name }
    return codes.first { $0.name == name }?.shown ?? name
  }

  /// The column that the groups are values of; nil for months.
  private func column(_ definitions: DefinitionSet) -> ColumnDefinition? {
    switch lookups[source] {
    case .month, nil: nil
    case .value(let column), .category(.column(let column)): definitions.source(source)?.column(column)
    case .category(.register(let register, let column, _)): definitions.source(register)?.column(column)
    }
  }
}

extension ColumnKind {
  /// Whether its values are categories.
  fileprivate var isCategory: Bool {
    switch self {
    case .code, .category: true
    case .identifier, .day, .integer, .decimal, .text: false
    }
  }
}
