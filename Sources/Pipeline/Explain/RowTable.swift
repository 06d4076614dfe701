internal import Model
internal import Transformers
internal import Wording

/// The rows behind one figure with their places, roles and values.
struct RowTable {
  typealias Row = TableRow
  let rows: [Row]

  /// `wanted` is the name of a role; nil for all. The account's rows were listed.
  init(
    _ account: FigureAccount, wanted: String?, _ exports: TracedExports, _ definitions: DefinitionSet, _ shown: KeyedPseudonyms
  ) {
    if let wanted, ExcludedRows.names.contains(wanted), !Self.ownRoles(of: account).contains(wanted) {
      rows = ExcludedRows(account, exports, definitions).rows(wanted)
      return
    }
    rows = account.explained.uses.flatMap { use -> [Row] in
      let (names, source) = (RuleNames(use.rule), use.rule.source)
      let columns = definitions.rowColumns(of: source, for: account.explained.definition)
      let (files, records) = (exports.source(source)?.files ?? [], exports.records(of: source))
      return use.rows.compactMap { row in
        let role = names.name(row.role)
        guard wanted == nil || wanted == role else { return nil }
        let record = records?.record(at: row.place)
        let values = columns.map { column in
          (column.name, shown.text(of: record?.text(column.name) ?? "", in: column))
        }
        let file = files.indices.contains(row.file) ? files[row.file].name : ""
        return Row(use: use, file: file, line: row.line, day: row.day, role: role, values: values)
      }
    }
  }

  /// The names of the roles that `--rows` may ask for.
  static func roles(of account: FigureAccount) -> [String] { ownRoles(of: account) + ExcludedRows.names }

  /// Those of accepted rows.
  private static func ownRoles(of account: FigureAccount) -> [String] {
    let all = account.explained.uses.flatMap { use in
      let names = RuleNames(use.rule)
      return names.all + use.steps.map { names.name($0.drop) }
    }
    return all.reduce(into: [RuleNames.numerator, RuleNames.denominator]) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension KeyedPseudonyms {
  /// A value as it is shown: an identifier as its pseudonym.
  func text(of value: String, in column: ColumnDefinition) -> String {
    guard case .identifier(let domain) = column.kind else { return value }
    return shown(value, of: domain)
  }
}

extension DefinitionSet {
  /// The columns that are shown of a source's rows: those that the measure reads, and its identifiers. Never what somebody wrote
  /// in words of their own.
  func rowColumns(of source: String, for measure: MeasureDefinition) -> [ColumnDefinition] {
    guard let source = self.source(source) else { return [] }
    let read = Set(measure.ofRows.flatMap(\.needs).filter { $0.source == source.name }.flatMap(\.columns))
    return source.columnNames.compactMap(source.column).filter { column in
      column.kind != .text && (column.kind.isIdentifier || read.contains(column.name))
    }
  }

  /// By source, the columns that must be kept so that these figures' rows can be shown.
  func columnsToShow(of figures: [FigureDefinition]) -> [String: Set<String>] {
    var kept: [String: Set<String>] = [:]
    for measure in figures.flatMap({ [$0.measure] + $0.alsoShown.map(\.measure) }) {
      for source in measure.ofRows.flatMap(\.ownAndOtherRules).map(\.source) {
        guard let definition = self.source(source) else { continue }
        let own = rowColumns(of: source, for: measure).map(\.name).filter { definition.position(of: $0) != nil }
        kept[source, default: []].formUnion(own)
      }
    }
    return kept
  }
}
