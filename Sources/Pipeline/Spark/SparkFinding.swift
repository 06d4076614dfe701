internal import Distribution
internal import Extractors
internal import Model
internal import Queries
internal import Transformers

/// Finds what a run needs to know of the rows of all areas besides figures, and makes the tables that queries about figures read.
struct SparkFinding {
  private let spark: SparkTables
  private let figures: [FigureDefinition]
  private(set) var tables = RunTables()
  /// By area.
  private(set) var facts: [Int: RowFacts] = [:]
  private var areas: [Int] { spark.extractions.keys.sorted() }
  private var definitions: DefinitionSet { spark.definitions }

  init(_ spark: SparkTables, for figures: [FigureDefinition]) throws {
    (self.spark, self.figures) = (spark, figures)
    tables.pieces = spark.pieces
    facts = Dictionary(uniqueKeysWithValues: spark.extractions.keys.map { ($0, RowFacts()) })
    try findTexts()
    try makeRegisters()
    try findUnregistered()
  }

  /// The texts of columns that definitions compare with names, or break figures down by.
  private mutating func findTexts() throws {
    let shown = figures.openVocabularies(definitions.sources).map { RunTables.Column(source: $0.name, column: $1.name) }
    let compared = definitions.sources.flatMap { source in
      definitions.comparedNames(in: source).keys.sorted().filter { source.column($0)?.kind == .category }
        .map { RunTables.Column(source: source.name, column: $0) }
    }
    let asked = (shown + compared.filter { !shown.contains($0) }).filter { isStaged($0) }
    var texts = [[Int: [(text: String, rows: Int)]]](repeating: [:], count: asked.count)
    try spark.session.ask(asked.compactMap { spark.staged[$0.source]?.texts(of: $0.column) }) { place, rows in
      for row in rows {
        if let area = row[0].whole, let text = row[1].text { texts[place][area, default: []].append((text, row[2].whole ?? 0)) }
      }
    }
    for (number, column) in shown.enumerated() {
      if let place = asked.firstIndex(of: column) { try showCategories(of: column, as: "__categories_\(number)", texts[place]) }
    }
    for area in areas { findUnmatched(in: area, asked, texts.map { $0[area] ?? [] }) }
  }

  private func isStaged(_ column: RunTables.Column) -> Bool {
    spark.staged[column.source]?.holds(column.column) == true
  }

  private mutating func showCategories(
    of place: RunTables.Column, as name: String, _ texts: [Int: [(text: String, rows: Int)]]
  ) throws {
    guard let source = definitions.source(place.source), let column = source.column(place.column) else { return }
    let compared = definitions.comparedNames(in: source)[column.name] ?? []
    var rows: [([Int], [String])] = []
    for (area, texts) in texts {
      let given = GivenCategories(texts, of: column, in: source, compared: compared)
      rows += given.categories.map { ([area], [$0.text, $0.category]) }
      if spark.delivered(source.name, in: area), let doubt = given.doubt(of: column.name) {
        facts[area]?.unshown[source.name, default: []].append(doubt)
      }
    }
    try spark.make(name, numbers: ["_area"], texts: ["text", "category"], rows)
    tables.categories[place] = name
  }

  private mutating func findUnmatched(
    in area: Int, _ columns: [RunTables.Column], _ texts: [[(text: String, rows: Int)]]
  ) {
    var lexicons: [String: Lexicon] = [:]
    for (column, texts) in zip(columns, texts) {
      if let domain = definitions.source(column.source)?.column(column.column)?.domain(in: column.source) {
        lexicons[domain] = Lexicon(texts.map(\.text))
      }
    }
    let deliveries = Dictionary(
      (spark.extractions[area] ?? []).map { ($0.reading.source.name, $0.extraction.delivery) }
    ) { first, _ in first }
    let unmatched = UnmatchedCondition.found(in: figures, sources: definitions.sources, deliveries) { lexicons[$0] ?? Lexicon() }
    facts[area]?.unmatched = unmatched
  }

  /// Makes the tables of the registers by which figures are broken down.
  private mutating func makeRegisters() throws {
    for case (_, .register(let register, let column, _)) in figures.flatMap(\.lookups) {
      let place = RunTables.Column(source: register, column: column)
      guard tables.registers[place] == nil, isStaged(place), let source = definitions.source(register) else { continue }
      let name = "__register_\(tables.registers.count)"
      try spark.session.run(RunQueries(definitions, tables).register(column, of: source, as: name))
      tables.registers[place] = name
    }
  }

  /// For each identifier column that has a register, the entities that it does not know. A register knows only what is read after it.
  private mutating func findUnregistered() throws {
    let order = definitions.readingOrder(for: figures).map(\.name)
    let queries = RunQueries(definitions, RunTables())
    var asked: [(source: String, column: String, register: String, query: String)] = []
    for source in definitions.sources {
      for column in source.columns where spark.staged[source.name]?.holds(column.name) == true {
        guard case .identifier(let domain) = column.kind,
          let register = definitions.sources.first(where: { $0.registerOf == domain && $0.name != source.name }),
          spark.staged[register.name] != nil,
          let (own, other) = order.firstIndex(of: source.name).flatMap({ own in
            order.firstIndex(of: register.name).map { (own, $0) }
          }), other < own
        else { continue }
        asked.append((source.name, column.name, register.name, queries.unregistered(column.name, of: source, in: register)))
      }
    }
    var found = [[Int: [[SparkValue]]]](repeating: [:], count: asked.count)
    try spark.session.ask(asked.map(\.query)) { found[$0] = $1.byArea }
    for area in areas {
      for (question, rows) in zip(asked, found) where spark.delivered(question.register, in: area) {
        guard spark.reads(question.source, question.column, in: area) else { continue }
        let row = rows[area]?.first
        facts[area]?.unregistered[question.source, default: []].append(
          SenseChecks.Unregistered(
            column: question.column, register: question.register, entities: row?[0].whole ?? 0, rows: row?[1].whole ?? 0))
      }
    }
  }
}

extension SparkTables {
  /// Whether a column of a source is read in an area.
  func reads(_ source: String, _ column: String, in area: Int) -> Bool {
    extractions[area]?.contains { $0.reading.source.name == source && $0.reading.wanted.contains(column) } == true
  }
}
