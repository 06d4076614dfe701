internal import Distribution
internal import Extractors
internal import Loaders
internal import Model
internal import Queries
internal import Transformers

/// The tables of a run's sources in Spark, made of what executors have staged for all areas.
struct SparkTables {
  typealias Read = (reading: Extractor.Reading, extraction: Extraction)

  let definitions: DefinitionSet
  let session: SparkSession
  private let staging: StagingFolder
  /// A quarter of a part of a file: the rows of 8 MB, some 100,000, become millions where they are counted by month-end and category.
  private let pieceSize: Int
  /// By source that has a table.
  private(set) var staged: [String: StagedSource] = [:]
  /// `RunTables.pieces`.
  private(set) var pieces: [String: Int] = [:]
  /// By domain, the table that says which identifier stands for others now.
  private var links: [String: String] = [:]
  /// By area, what came of its sources.
  private(set) var extractions: [Int: [Read]] = [:]

  init(_ definitions: DefinitionSet, _ session: SparkSession, _ staging: StagingFolder, partSize: Int) {
    (self.definitions, self.session, self.staging) = (definitions, session, staging)
    pieceSize = max(1, partSize / 4)
  }

  /// Makes the tables of these sources, those of links first, and decides about each.
  mutating func make(_ sources: [SparkSource]) throws {
    var readable: [SparkSource] = []
    for source in sources {
      guard let extraction = source.extraction() else { continue }
      // Of a source that was refused half-way, too, it is told how many rows there are twice.
      if extraction.delivery.rows != nil || !source.rows.isEmpty {
        readable.append(source)
      } else {
        extractions[source.area, default: []].append((source.reading, extraction))
      }
    }
    let names = readable.reduce(into: [String]()) { names, source in
      if !names.contains(source.reading.source.name) { names.append(source.reading.source.name) }
    }
    let linking = names.filter { definitions.source($0)?.links != nil }
    for group in [linking, names.filter { !linking.contains($0) }] {
      let own = group.map { name in readable.filter { $0.reading.source.name == name } }
      for sources in own { try stage(sources) }
      try make(group.compactMap { staged[$0] })
      try settle(own)
      if group == linking { for name in group { try join(name) } }
    }
  }

  /// Lets Spark read what executors have written of a source. `sources` are the same source of each area.
  private mutating func stage(_ sources: [SparkSource]) throws {
    guard let definition = sources.first?.reading.source else { return }
    let wanted = sources.reduce(into: Set<String>()) { $0.formUnion($1.reading.wanted) }
    let table = StagedSource(definition, wanted: wanted, compared: definitions.comparedNames(in: definition), links: links)
    staged[definition.name] = table
    let paths = Set(sources.flatMap { $0.rows.map(\.path) }).sorted()
    let bytes = sources.filter { $0.area > 0 }.flatMap(\.files).reduce(0) { $0 + $1.size }
    if bytes > pieceSize { pieces[definition.name] = (bytes - 1) / pieceSize + 1 }
    try session.lines([SparkLines(name: table.lines, paths: paths)])
    let parts = sources.flatMap { source in
      source.rows.enumerated().map { ([source.area, $0.offset + 1, $0.element.file], [$0.element.name]) }
    }
    try make(table.parts, numbers: ["_area", "number", "file"], texts: ["path"], parts)
    try session.run([table.staging])
  }

  /// Makes the sources' own tables, after a look at whether there are keys that several rows have.
  private func make(_ tables: [StagedSource]) throws {
    let keyed = tables.indices.filter { tables[$0].repeatedKeys != nil }
    var repeated: Set<Int> = []
    try session.ask(keyed.compactMap { tables[$0].repeatedKeys }) { number, rows in
      if rows.first?.first?.whole != 0 { repeated.insert(keyed[number]) }
    }
    for (place, table) in tables.enumerated() { try session.run(table.statements(repeatedKeys: repeated.contains(place))) }
  }

  /// Compares what Spark reads with what was written, and counts the rows of which a later version was read.
  private mutating func settle(_ groups: [[SparkSource]]) throws {
    let tables = groups.compactMap { $0.first.flatMap { staged[$0.reading.source.name] } }
    var (sums, survivors) = (
      [[[SparkValue]]](repeating: [], count: tables.count), [[Int: [[SparkValue]]]](repeating: [:], count: tables.count)
    )
    try session.ask(tables.flatMap { [$0.sums, $0.survivorsByFile] }) { number, rows in
      if number % 2 == 0 { sums[number / 2] = rows } else { survivors[number / 2] = rows.byArea }
    }
    for (sources, sums) in zip(groups, sums) { try compare(sources, sums) }
    let replaced = try zip(groups, survivors).map { sources, counted in
      try sources.map { try Self.replaced(of: $0, counted[$0.area] ?? []) }
    }
    // Where no row was replaced, none differs from a later one.
    let doubtful = tables.indices.filter { tables[$0].superseded != nil && replaced[$0].contains { !$0.isEmpty } }
    var differing: [Int: [Int: [[SparkValue]]]] = [:]
    try session.ask(doubtful.compactMap { tables[$0].superseded }) { differing[doubtful[$0]] = $1.byArea }
    for (place, sources) in groups.enumerated() {
      for (source, replaced) in zip(sources, replaced[place]) {
        let rows = replaced.isEmpty ? 0 : differing[place]?[source.area]?.first?.first?.whole ?? 0
        if let extraction = source.extraction(duplicates: replaced, superseded: rows) {
          extractions[source.area, default: []].append((source.reading, extraction))
        }
      }
    }
  }

  private func compare(_ sources: [SparkSource], _ sums: [[SparkValue]]) throws(SparkFault) {
    var written: [String: (Int, String)] = [:]
    for rows in sources.flatMap(\.rows) { written[rows.name] = (rows.sum.rows, String(rows.sum.digest)) }
    for row in sums {
      guard let name = row[0].text, let known = written.removeValue(forKey: name),
        known == (row[1].whole ?? -1, row[2].text ?? "")
      else { throw .otherRows(source: sources.first?.reading.source.name ?? "") }
    }
    if !written.isEmpty { throw .otherRows(source: sources.first?.reading.source.name ?? "") }
  }

  /// How many rows of each file were replaced by later ones; `survivors` are those that count, by file.
  private static func replaced(of source: SparkSource, _ survivors: [[SparkValue]]) throws(SparkFault) -> [Int: Int] {
    var replaced: [Int: Int] = [:]
    for answer in source.gathered?.used ?? [] { replaced[answer.number, default: 0] += answer.accepted }
    let accepted = replaced.values.reduce(0, +)
    for row in survivors {
      if let file = row[0].whole, let rows = row[1].whole { replaced[file, default: 0] -= rows }
    }
    // Of rows with one key one counts, so that not all of them can be replaced.
    if accepted > 0, replaced.values.reduce(0, +) >= accepted { throw .otherRows(source: source.reading.source.name) }
    return replaced.filter { $0.value > 0 }
  }

  /// Makes the table of the identifiers that stand for others, where a source of links was delivered.
  private mutating func join(_ name: String) throws {
    guard let source = definitions.source(name), let domain = source.links?.domain,
      let query = RunQueries(definitions, RunTables()).links(of: source)
    else { return }
    var pairs: [Int: [(earlier: String, later: String)]] = [:]
    try session.ask([query]) { _, rows in
      for row in rows {
        if let area = row[0].whole, let earlier = row[1].text, let later = row[2].text {
          pairs[area, default: []].append((earlier, later))
        }
      }
    }
    let rows = pairs.filter { delivered(name, in: $0.key) }.flatMap { area, pairs in
      GivenLinks.standingFor(pairs).map { ([area], [$0.key, $0.value]) }
    }
    guard !rows.isEmpty else { return }
    links[domain] = "__links_\(links.count)"
    try make("__links_\(links.count - 1)", numbers: ["_area"], texts: ["earlier", "now"], rows)
  }

  /// Whether a source's rows are trusted in an area.
  func delivered(_ source: String, in area: Int) -> Bool { delivery(of: source, in: area)?.table != nil }

  private func delivery(of source: String, in area: Int) -> Delivery? {
    extractions[area]?.first { $0.reading.source.name == source }?.extraction.delivery
  }

  /// Makes a table of these rows.
  func make(_ name: String, numbers: [String], texts: [String], _ rows: [(numbers: [Int], texts: [String])]) throws {
    let lines = rows.map { row in
      (row.numbers.map { Array(String($0).utf8) } + row.texts.map { EscapedText.bytes($0) }).joined(separator: [9]) + [10]
    }
    // Spark passes over files whose names begin with a line.
    let path = try staging.write(lines.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self), to: "tables/of\(name).rows")
    try session.lines([SparkLines(name: "\(name)_lines", paths: rows.isEmpty ? [] : [path])])
    try session.run(StagedTexts(name: name, lines: "\(name)_lines", numbers: numbers, texts: texts).statements)
  }
}

extension [[SparkValue]] {
  /// The rows of each area, without its number, which comes first.
  var byArea: [Int: [[SparkValue]]] {
    reduce(into: [:]) { found, row in
      if let area = row.first?.whole { found[area, default: []].append([SparkValue](row.dropFirst())) }
    }
  }
}
