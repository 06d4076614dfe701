internal import Model
internal import Transformers
internal import Wording

/// How many rows of each category are in a figure's numerator and denominator, and how many were on the earlier day.
struct CategoryTable {
  /// The rows that play a part. A row of the numerator is none of the denominator alone.
  struct Counts: Equatable {
    var numerator = 0
    var denominator = 0
    var all: Int { numerator + denominator }
  }
  /// One category of one part of a figure.
  struct Entry {
    var part: Int?
    var category: String
    var earlier = Counts()
    var now = Counts()
    var difference: Int { now.all - earlier.all }
  }
  /// Those that changed most come first.
  let entries: [Entry]

  private struct Key: Hashable {
    var part: Int?
    var category: String
  }

  /// `now` and `earlier` are one figure, with its rows listed, on two days; `lookups` are by source.
  init(
    _ now: ExplainedFigure, _ earlier: ExplainedFigure?, by lookups: [String: CategoryLookup], _ exports: TracedExports,
    _ definitions: DefinitionSet, _ shown: KeyedPseudonyms
  ) {
    var found: [Key: Entry] = [:]
    var names = CategoryNames(exports, definitions, shown)
    for (figure, isNow) in [(now, true)] + (earlier.map { [($0, false)] } ?? []) {
      for use in figure.uses where use.use == .own {
        guard let lookup = lookups[use.rule.source] else { continue }
        for row in use.rows where row.role.isCounted {
          let name = names.name(of: row, in: use.rule.source, lookup)
          // Spellings that differ in case alone are one category, under the first of them.
          let key = Key(part: use.part, category: name.foldedValue)
          var entry = found[key] ?? Entry(part: use.part, category: name)
          var counts = isNow ? entry.now : entry.earlier
          if row.role == .numerator { counts.numerator += 1 } else { counts.denominator += 1 }
          if isNow { entry.now = counts } else { entry.earlier = counts }
          found[key] = entry
        }
      }
    }
    entries = found.values.sorted { one, other in
      let (size, otherSize) = (abs(one.difference), abs(other.difference))
      if size != otherSize { return size > otherSize }
      if one.now.all != other.now.all { return one.now.all > other.now.all }
      return (one.part ?? 0, one.category) < (other.part ?? 0, other.category)
    }
  }
}

/// The categories of rows, as they are shown.
private struct CategoryNames {
  private let exports: TracedExports
  private let definitions: DefinitionSet
  private let shown: KeyedPseudonyms
  /// By register and column, the text for each key.
  private var registers: [CategoryLookup: [String: String]] = [:]

  init(_ exports: TracedExports, _ definitions: DefinitionSet, _ shown: KeyedPseudonyms) {
    (self.exports, self.definitions, self.shown) = (exports, definitions, shown)
  }

  mutating func name(of row: ExplainedRow, in source: String, _ lookup: CategoryLookup) -> String {
    switch lookup {
    case .month: return row.day?.monthInWords ?? CategorySentences.unknown
    case .column(let column):
      let text = exports.records(of: source)?.record(at: row.place)?.text(column.name) ?? ""
      return shownText(text, definitions.source(source)?.column(column.name))
    case .register(let register, let column, let key, let through):
      if registers[lookup] == nil { registers[lookup] = entries(register, column, key) }
      let entity = exports.records(of: source)?.record(at: row.place)?.text(through) ?? ""
      return shownText(registers[lookup]?[entity] ?? "", definitions.source(register)?.column(column))
    }
  }

  /// The last row of an entity speaks for it.
  private func entries(_ register: String, _ column: String, _ key: String) -> [String: String] {
    let all = exports.records(of: register)?.all ?? []
    return Dictionary(all.map { ($0.text(key), $0.text(column)) }) { _, last in last }
  }

  /// A code's label; a school as it is, because its number is nobody's secret; anybody else's pseudonym.
  private func shownText(_ text: String, _ column: ColumnDefinition?) -> String {
    guard !text.isEmpty, let column else { return CategorySentences.unknown }
    switch column.kind {
    case .code(let codes): return codes.first { $0.name == text }?.shown ?? text
    case .identifier(let domain): return SourceDefinition.isOfPlaces(domain) ? text : shown.shown(text, of: domain)
    case .day, .category, .integer, .decimal, .text: return text
    }
  }
}
