internal import Extractors
internal import Model
internal import Transformers

/// Reads the exports behind a KPI and chooses rows of them.
struct ChosenRows {
  /// An example with more is read by nobody.
  private static let most = 200
  /// So many are taken of the KPI's own export where none are chosen, and of each other export the last of those about the same.
  private static let (usual, beside) = (6, 30)

  private let kpi: KPIDefinition
  private let exports: [ReadRows]

  /// Throws: `RecordingError`.
  init(_ kpi: KPIDefinition, _ definitions: DefinitionSet, in folder: ExportFolder) throws(RecordingError) {
    let needs = definitions.needs(of: kpi.figures)
    let wanted = needs.merging(definitions.links(beside: needs)) { first, _ in first }
    let extractor = Extractor()
    var exports: [ReadRows] = []
    for source in definitions.sources where wanted[source.name] != nil {
      let read = try ReadRows(source, in: folder, extractor)
      if !read.files.isEmpty { exports.append(read) }
    }
    (self.kpi, self.exports) = (kpi, exports)
  }

  /// The chosen rows of each export that was delivered, in reading order. An export of which no row is chosen has those that name
  /// the same children, schools or records as the chosen ones.
  ///
  /// Throws: `RecordingError`.
  func rows(_ choice: RowChoice, upTo day: Day) throws(RecordingError) -> [(source: SourceDefinition, rows: [[String]])] {
    var chosen: [String: [ReadRows.Row]] = [:]
    if !choice.rows.isEmpty { chosen = try named(choice.rows) }
    if !choice.conditions.isEmpty { chosen = try passing(choice.conditions, among: choice.rows.isEmpty ? nil : chosen) }
    if choice.rows.isEmpty, choice.conditions.isEmpty { chosen = newest(upTo: day) }
    guard chosen.values.contains(where: { !$0.isEmpty }) else { throw .nothingChosen }
    let linked = Set(exports.flatMap { export in (chosen[export.source.name] ?? []).flatMap(export.identifiers) })
    let isChosen = !choice.rows.isEmpty || !choice.conditions.isEmpty
    let all = exports.map { export in
      let about = export.rows.filter { !linked.isDisjoint(with: export.identifiers(of: $0)) }
      let rows = chosen[export.source.name] ?? (isChosen ? about : Array(about.suffix(Self.beside)))
      return (source: export.source, rows: rows.map(\.texts))
    }
    let count = all.reduce(0) { $0 + $1.rows.count }
    guard count <= Self.most else { throw .tooMany(count, most: Self.most) }
    return all
  }

  private func named(_ places: [(file: String, line: Int)]) throws(RecordingError) -> [String: [ReadRows.Row]] {
    var chosen: [String: [ReadRows.Row]] = [:]
    for place in places {
      guard let export = exports.first(where: { $0.files.contains(place.file) }),
        let file = export.files.firstIndex(of: place.file)
      else { throw .noFile(place.file, among: exports.flatMap(\.files)) }
      guard let row = export.rows.first(where: { $0.place == (file, place.line) }) else {
        throw .noRow(place.file, place.line, rejected: export.isRejected(place.file, place.line))
      }
      chosen[export.source.name, default: []].append(row)
    }
    return chosen.mapValues { rows in rows.sorted { $0.place < $1.place } }
  }

  /// The rows that hold what is wanted, of each export that has all the columns.
  private func passing(
    _ conditions: [(column: String, value: String)], among named: [String: [ReadRows.Row]]?
  ) throws(RecordingError) -> [String: [ReadRows.Row]] {
    for condition in conditions where !exports.contains(where: { $0.source.position(of: condition.column) != nil }) {
      var names: [String] = []
      for name in exports.flatMap({ $0.source.columns.map(\.name) }) where !names.contains(name) { names.append(name) }
      throw .noColumn(condition.column, among: names)
    }
    var chosen: [String: [ReadRows.Row]] = [:]
    for export in exports {
      let rows = named.map { $0[export.source.name] ?? [] } ?? export.rows
      let tests = conditions.compactMap { condition in
        export.source.position(of: condition.column).map { ($0, Self.wanted(condition.value, export.source.columns[$0])) }
      }
      guard tests.count == conditions.count, named == nil || named?[export.source.name] != nil else { continue }
      chosen[export.source.name] = rows.filter { row in tests.allSatisfy { $1(row.texts[$0]) } }
    }
    return chosen
  }

  /// Whether a value in canonical spelling is the one that somebody typed: a code by any of its spellings, a day by its beginning.
  private static func wanted(_ value: String, _ column: ColumnDefinition) -> (String) -> Bool {
    switch column.kind {
    case .code(let codes):
      let folded = value.foldedValue
      let code = codes.first { code in
        ([code.name, code.shown] + code.spellings.map(\.text)).contains { $0.foldedValue == folded }
      }
      return { $0 == (code?.name ?? value) }
    case .day: return { value.isEmpty ? $0.isEmpty : $0.hasPrefix(value) }
    case .category, .text, .identifier: return { $0.foldedValue == value.foldedValue }
    case .integer, .decimal: return { $0 == value }
    }
  }

  /// The newest rows of the KPI's own export.
  private func newest(upTo day: Day) -> [String: [ReadRows.Row]] {
    guard let rule = kpi.figures.first?.measure.rule, let export = exports.first(where: { $0.source.name == rule.source }),
      // A day that is looked up is in no export of its own.
      let column = export.source.position(of: rule.day) ?? export.source.datedBy
    else { return [:] }
    let dated = export.rows.filter { !$0.texts[column].isEmpty && $0.texts[column] <= day.description }
    let newest = dated.sorted { $0.texts[column] < $1.texts[column] }.suffix(Self.usual)
    return [rule.source: newest.sorted { $0.place < $1.place }]
  }
}
