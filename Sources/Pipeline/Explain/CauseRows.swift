internal import Model
internal import Transformers
internal import Wording

/// Finds for the rows behind a cause what is listed of them: their files, the names of their roles, the columns that differ, and
/// whom they are about.
struct CauseRows {
  private let before: TracedExports
  private let after: TracedExports
  private let definitions: DefinitionSet
  private let areSame: Bool
  private let shown: KeyedPseudonyms

  /// Both exports were read to be compared, by these definitions; `areSame` where they lie in one folder.
  init(
    _ before: TracedExports, _ after: TracedExports, areSame: Bool, _ definitions: DefinitionSet, _ shown: KeyedPseudonyms
  ) {
    (self.before, self.after, self.areSame, self.definitions, self.shown) = (before, after, areSame, definitions, shown)
  }

  /// The rows of a cause of a measure's change, in its order.
  func rows(of cause: BridgeCause, in measure: MeasureDefinition) -> [DifferenceRow] {
    let isOfDays = BridgeCause.Kind.ofDays.contains(cause.kind)
    let rules = measure.ofRows[(cause.part ?? 1) - 1].ownAndOtherRules
    guard let source = definitions.source(cause.source), let rule = rules[cause.use] else { return [] }
    let names = RuleNames(rule)
    return cause.listed.map { row in
      let was = row.before.flatMap { before.records(of: source.name)?.record(at: $0.place) }
      let now = row.after.flatMap { (isOfDays ? before : after).records(of: source.name)?.record(at: $0.place) }
      let columns = source.columns.filter { column in was != nil && now != nil && was?.text(column.name) != now?.text(column.name)
      }
      return DifferenceRow(
        before: row.before.flatMap { place($0, in: before, source) },
        after: isOfDays && !areSame ? nil : row.after.flatMap { place($0, in: after, source) },
        roleBefore: row.before.map { names.name($0.role) }, roleAfter: row.after.map { names.name($0.role) }, effect: row.effect,
        columns: columns.map(\.name), identifiers: (now ?? was).map { identifiers(of: $0, source) } ?? [])
    }
  }

  private func place(_ row: ExplainedRow, in exports: TracedExports, _ source: SourceDefinition) -> DifferenceRow.Place? {
    guard let files = exports.source(source.name)?.files, files.indices.contains(row.file) else { return nil }
    return DifferenceRow.Place(file: files[row.file].name, line: row.line)
  }

  private func identifiers(of record: NarrativeRecords.Record, _ source: SourceDefinition) -> [DifferenceRow.Identifier] {
    source.columns.filter(\.kind.isIdentifier).map { column in
      DifferenceRow.Identifier(
        column: column.name, isOfPerson: column.kind.isOfPerson, text: shown.text(of: record.text(column.name), in: column))
    }
  }
}

extension [RowRule] {
  /// The rule of a use, where a measure has these.
  fileprivate subscript(use: RowUse) -> RowRule? { indices.first { RowUse(place: $0) == use }.map { self[$0] } }
}

extension ColumnKind {
  fileprivate var isOfPerson: Bool { self == .identifier(domain: "person") }
}
