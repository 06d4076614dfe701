internal import Distribution
internal import Extractors
internal import Loaders
internal import Model
internal import Platform
internal import Queries
internal import Transformers

/// The tables of a run's sources in Spark, made of what executors have staged, and what is found in them.
struct SparkTables {
  private let definitions: DefinitionSet
  private let session: SparkSession
  private let staging: StagingFolder
  private let partSize: Int
  /// By source that has a table.
  private var staged: [String: StagedSource] = [:]
  /// By domain, the table that says which identifier stands for others now.
  private var links: [String: String] = [:]
  private(set) var extractions: [(reading: Extractor.Reading, extraction: Extraction)] = []

  init(_ definitions: DefinitionSet, _ session: SparkSession, _ staging: StagingFolder, partSize: Int) {
    (self.definitions, self.session, self.staging, self.partSize) = (definitions, session, staging, partSize)
  }

  /// Makes the tables of these sources, those of links first, and decides about each.
  mutating func make(_ sources: [SparkParts.Source]) throws {
    let readable = sources.filter(\.isReadable)
    try session.lines(readable.map { SparkLines(name: "__lines_\($0.reading.source.name)", paths: $0.rows.map(\.path)) })
    for source in readable.filter({ $0.reading.source.links != nil }) {
      try make(source)
      try settle(source)
      try join(source.reading.source)
    }
    let others = readable.filter { $0.reading.source.links == nil }
    for source in others { try make(source) }
    for source in others { try settle(source) }
    for source in sources where !readable.contains(where: { $0.reading.source.name == source.reading.source.name }) {
      if let gathered = source.gathered {
        extractions.append((source.reading, gathered.extraction(duplicates: [:], superseded: 0)))
      }
    }
  }

  private mutating func make(_ source: SparkParts.Source) throws {
    let definition = source.reading.source
    let table = StagedSource(
      definition, wanted: source.reading.wanted, compared: definitions.comparedNames(in: definition), links: links,
      partSize: partSize)
    staged[definition.name] = table
    try session.run(table.statements)
  }

  /// Compares what Spark reads with what was written, and counts the rows of which a later version was read.
  private mutating func settle(_ source: SparkParts.Source) throws {
    let definition = source.reading.source
    guard let table = staged[definition.name], let gathered = source.gathered else { return }
    var found: [[[SparkValue]]] = [[], [], []]
    try session.ask([table.sums, table.survivorsByFile] + (table.superseded.map { [$0] } ?? [])) { found[$0] = $1 }
    let written = source.rows.map { (Self.name($0.path), $0.sum.rows, String($0.sum.digest)) }.sorted { $0 < $1 }
    let read = found[0].compactMap { row in
      row[0].text.flatMap { path in row[1].whole.flatMap { rows in row[2].text.map { (Self.name(path), rows, $0) } } }
    }.sorted { $0 < $1 }
    guard read.elementsEqual(written, by: ==) else { throw SparkFault.otherRows(source: definition.name) }
    var accepted: [Int: Int] = [:]
    for answer in gathered.used { accepted[answer.number, default: 0] += answer.accepted }
    for row in found[1] { if let file = row[0].whole, let rows = row[1].whole { accepted[file, default: 0] -= rows } }
    let superseded = found[2].first?.first?.whole ?? 0
    extractions.append(
      (source.reading, gathered.extraction(duplicates: accepted.filter { $0.value > 0 }, superseded: superseded)))
  }

  private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

  /// Makes the table of the identifiers that stand for others, where a source of links was delivered.
  private mutating func join(_ source: SourceDefinition) throws {
    guard let domain = source.links?.domain, delivered(source.name),
      let query = RunQueries(definitions, RunTables()).links(of: source)
    else { return }
    var pairs: [(earlier: String, later: String)] = []
    try session.ask([query]) { _, rows in
      pairs = rows.compactMap { row in row[0].text.flatMap { earlier in row[1].text.map { (earlier, $0) } } }
    }
    let now = GivenLinks.standingFor(pairs)
    if !now.isEmpty { links[domain] = try table("links_\(links.count)", ["earlier", "now"], now.map { [$0.key, $0.value] }) }
  }

  /// Whether a source's rows are trusted.
  func delivered(_ source: String) -> Bool {
    extractions.first { $0.reading.source.name == source }?.extraction.delivery.table != nil
  }

  /// Makes a table of texts, and returns its name.
  private func table(_ name: String, _ columns: [String], _ rows: [[String]]) throws -> String {
    var bytes: [UInt8] = []
    for row in rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      bytes += row.map { EscapedText.bytes($0) }.joined(separator: [9]) + [10]
    }
    let path = try staging.write(bytes, to: "tables/\(name).rows")
    try session.lines([SparkLines(name: "__lines_\(name)", paths: [path])])
    try session.run(StagedTexts(name: "__\(name)", lines: "__lines_\(name)", columns: columns).statements)
    return "__\(name)"
  }

  /// What is found in the rows besides figures, and the tables of categories that queries about figures read.
  func facts(for figures: [FigureDefinition]) throws -> (facts: SparkFacts, tables: RunTables) {
    var facts = SparkFacts()
    let shown = GivenCategories.columns(of: figures, definitions.sources)
    let compared = definitions.sources.filter { staged[$0.name] != nil }.flatMap { source in
      definitions.comparedNames(in: source).keys.sorted()
        .filter { source.column($0)?.kind == .category && wanted(source.name).contains($0) }
        .map { RowsColumn(source: source.name, column: $0) }
    }
    let columns = shown.map { RowsColumn(source: $0.source, column: $0.column) }.filter { staged[$0.source] != nil }
    let asked = (columns + compared.filter { !columns.contains($0) }).filter { wanted($0.source).contains($0.column) }
    try session.ask(asked.compactMap { staged[$0.source]?.texts(of: $0.column) }) { place, rows in
      facts.texts[asked[place]] = rows.compactMap { row in row[0].text.map { ($0, row[1].whole ?? 0) } }
    }
    var tables = RunTables()
    for (number, column) in columns.enumerated() {
      guard let source = definitions.source(column.source), let definition = source.column(column.column) else { continue }
      let given = GivenCategories(
        facts.texts[column] ?? [], of: definition, in: source,
        compared: definitions.comparedNames(in: source)[column.column] ?? [])
      tables.categories[.init(source: column.source, column: column.column)] = try table(
        "categories_\(number)", ["text", "category"], given.categories.map { [$0.text, $0.category] })
      if delivered(column.source), let doubt = given.doubt(of: column.column) {
        facts.unshown[column.source, default: []].append(doubt)
      }
    }
    try makeRegisters(figures, &tables)
    facts.unmatched = unmatched(figures, facts.texts)
    facts.unregistered = try unregistered()
    return (facts, tables)
  }

  /// Makes the tables of the registers by which figures are broken down.
  private func makeRegisters(_ figures: [FigureDefinition], _ tables: inout RunTables) throws {
    for case (_, .register(let register, let column, _)) in figures.flatMap(\.lookups) {
      let place = RunTables.Column(source: register, column: column)
      guard tables.registers[place] == nil, delivered(register), let source = definitions.source(register) else { continue }
      let name = "__register_\(tables.registers.count)"
      try session.run(RunQueries(definitions, tables).register(column, of: source, as: name))
      tables.registers[place] = name
    }
  }

  private func wanted(_ source: String) -> Set<String> {
    extractions.first { $0.reading.source.name == source }?.reading.wanted ?? []
  }

  /// By source, what became of it.
  var deliveries: [String: Delivery] {
    Dictionary(uniqueKeysWithValues: extractions.map { ($0.reading.source.name, $0.extraction.delivery) })
  }

  private func unmatched(
    _ figures: [FigureDefinition], _ texts: [RowsColumn: [(text: String, rows: Int)]]
  ) -> [UnmatchedCondition] {
    var lexicons: [String: Lexicon] = [:]
    for (column, texts) in texts {
      if let domain = definitions.source(column.source)?.column(column.column)?.domain(in: column.source) {
        lexicons[domain] = Lexicon(texts.map(\.text))
      }
    }
    return UnmatchedCondition.found(in: figures, sources: definitions.sources, deliveries) { lexicons[$0] ?? Lexicon() }
  }

  /// For each identifier column that has a register, the entities that it does not know. Registers are read first.
  private func unregistered() throws -> [String: [SenseChecks.Unregistered]] {
    let queries = RunQueries(definitions, RunTables())
    var asked: [(source: String, column: String, register: String, query: String)] = []
    for (place, read) in extractions.enumerated() {
      let source = read.reading.source
      guard staged[source.name] != nil else { continue }
      for column in source.columns where read.reading.wanted.contains(column.name) {
        guard case .identifier(let domain) = column.kind,
          let register = definitions.sources.first(where: { $0.registerOf == domain && $0.name != source.name }),
          delivered(register.name), isRead(register, before: place)
        else { continue }
        asked.append((source.name, column.name, register.name, queries.unregistered(column.name, of: source, in: register)))
      }
    }
    var found: [Int: SenseChecks.Unregistered] = [:]
    try session.ask(asked.map(\.query)) { place, rows in
      found[place] = SenseChecks.Unregistered(
        column: asked[place].column, register: asked[place].register, entities: rows.first?[0].whole ?? 0,
        rows: rows.first?[1].whole ?? 0)
    }
    var bySource: [String: [SenseChecks.Unregistered]] = [:]
    for (place, question) in asked.enumerated() {
      if let found = found[place] { bySource[question.source, default: []].append(found) }
    }
    return bySource
  }

  private func isRead(_ register: SourceDefinition, before place: Int) -> Bool {
    extractions.firstIndex { $0.reading.source.name == register.name }.map { $0 < place } ?? false
  }
}
