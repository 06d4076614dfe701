package import Model

/// The categories of a column without a list of codes: which texts are one category, and which are shown.
///
/// Such a column may hold anything, even a sentence about a child. So at most 40 categories are shown, each of at most 60
/// characters, and, where rows are about people, none that fewer than 5 rows of the source have. All others are shown as
/// `other`; a filter still compares what was written.
struct Vocabulary: Sendable {
  static let unknown = "unknown"
  static let other = "other"
  /// The number of the category `other`, where no text of the column is "other" itself.
  private static let otherNumber = UInt32.max

  /// By the number of a text: the number of the text that stands for its category.
  private var representatives: [UInt32] = [0]
  private var names: [UInt32: String] = [:]
  /// The number of rows whose category is shown as `other`.
  private(set) var unshownRows = 0

  /// Texts are one category where they differ in case alone, or are shown alike; the first spelling that was read stands for
  /// all. An export may itself say `unknown`. `rows` are the counts of rows by number, and `listed` names are the definition's
  /// own.
  init(_ lexicon: Lexicon, rows: [Int], listed: Set<String>, isAboutPeople: Bool) {
    representatives = [UInt32](repeating: 0, count: lexicon.count + 1)
    var first = [Self.unknown: UInt32(0)]
    var counts: [UInt32: Int] = [:]
    for number in lexicon.inReadingOrder {
      let shown = SafeText.harmless(lexicon[number])
      let folded = shown.foldedValue
      let representative = first[folded] ?? number
      first[folded] = representative
      representatives[Int(number)] = representative
      if representative == number { names[number] = shown }
      counts[representative, default: 0] += Int(number) < rows.count ? rows[Int(number)] : 0
    }
    let other = first[Self.other] ?? Self.otherNumber
    let own = names.filter { listed.contains($0.value) }.keys
    let admitted = names.filter { number, name in
      number != other && !listed.contains(name) && name.count <= CategoryBound.characters
        && (!isAboutPeople || counts[number, default: 0] >= CategoryBound.rows)
    }.sorted { (counts[$1.key, default: 0], $0.value) < (counts[$0.key, default: 0], $1.value) }
    let kept = Set(admitted.prefix(CategoryBound.categories).map(\.key) + own + [other, 0])
    for number in representatives.indices where !kept.contains(representatives[number]) {
      representatives[number] = other
    }
    unshownRows = counts.filter { !kept.contains($0.key) }.values.reduce(0, +)
    names = names.filter { kept.contains($0.key) }
    names[other] = names[other] ?? Self.other
  }

  /// By the number of each category among `met`: all numbers that are read as it.
  func members(_ met: Set<UInt32>) -> [UInt32: Set<UInt32>] {
    var members: [UInt32: Set<UInt32>] = met.contains(0) ? [0: [0]] : [:]
    for number in met where number > 0 { members[representative(number), default: []].insert(number) }
    return members
  }

  /// The name of a category; nil for a code.
  func name(_ number: UInt32) -> String? { names[number] }

  private func representative(_ number: UInt32) -> UInt32 {
    Int(number) < representatives.count ? representatives[Int(number)] : Self.otherNumber
  }
}

/// The columns without a list of codes by which figures are broken down; their texts are counted while their sources are read.
struct VocabularyTally {
  private struct Column {
    var source: String
    var definition: ColumnDefinition
    var isAboutPeople: Bool
    /// By number.
    var rows: [Int] = []
  }
  /// By domain.
  private var columns: [String: Column] = [:]

  init(_ figures: [FigureDefinition], sources: [SourceDefinition]) {
    for (source, definition) in figures.openVocabularies(sources) {
      guard let domain = definition.domain(in: source.name) else { continue }
      columns[domain] = Column(source: source.name, definition: definition, isAboutPeople: source.isAboutPeople)
    }
  }

  mutating func begin(_ source: String) {
    for domain in columns.keys where columns[domain]?.source == source { columns[domain]?.rows = [] }
  }

  mutating func take(_ view: BatchView) {
    for (domain, column) in columns where column.source == view.source.name {
      guard let values = view.interned(column.definition.name) else { continue }
      var rows = column.rows
      columns[domain]?.rows = []
      for (row, value) in values.enumerated() where view.batch.survives[row] {
        if Int(value) >= rows.count { rows += repeatElement(0, count: Int(value) + 1 - rows.count) }
        rows[Int(value)] += 1
      }
      columns[domain]?.rows = rows
    }
  }

  /// By domain.
  func vocabularies(_ lexicon: (_ domain: String) -> Lexicon?) -> [String: Vocabulary] {
    var vocabularies: [String: Vocabulary] = [:]
    for (domain, column) in columns {
      guard let texts = lexicon(domain) else { continue }
      vocabularies[domain] = Vocabulary(
        texts, rows: column.rows, listed: Set(column.definition.known.map(\.name)), isAboutPeople: column.isAboutPeople)
    }
    return vocabularies
  }

  /// By source, in the columns' order: what is not shown under its own name.
  func unshown(in vocabularies: [String: Vocabulary]) -> [String: [FileDoubt]] {
    var unshown: [String: [FileDoubt]] = [:]
    for (domain, column) in columns.sorted(by: { $0.key < $1.key }) {
      guard let rows = vocabularies[domain]?.unshownRows, rows > 0 else { continue }
      unshown[column.source, default: []].append(
        .unshownCategory(column: column.definition.name, count: rows, showsAs: Vocabulary.other))
    }
    return unshown
  }
}

extension [FigureDefinition] {
  /// The columns without a list of codes by which the figures are broken down, each once.
  package func openVocabularies(_ sources: [SourceDefinition]) -> [(source: SourceDefinition, column: ColumnDefinition)] {
    var found: [(source: SourceDefinition, column: ColumnDefinition)] = []
    for (owner, lookup) in flatMap(\.lookups) {
      let place = lookup.place(in: owner)
      guard let source = sources.first(where: { $0.name == place.source }), let column = source.column(place.column),
        case .category = column.kind, !found.contains(where: { ($0.source.name, $0.column.name) == place })
      else { continue }
      found.append((source, column))
    }
    return found
  }
}
