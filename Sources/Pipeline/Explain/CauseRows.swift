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
        of: source.name, part: cause.part, cause.use,
        before: row.before.flatMap { before.place(of: $0, in: source.name) },
        after: isOfDays && !areSame ? nil : row.after.flatMap { after.place(of: $0, in: source.name) },
        roleBefore: row.before.map { names.name($0.role.inWhole(measure, ofPart: cause.part)) },
        roleAfter: row.after.map { names.name($0.role.inWhole(measure, ofPart: cause.part)) }, effect: row.effect,
        columns: columns.map(\.name), identifiers: (now ?? was).map { shown.identifiers(of: $0, source) } ?? [])
    }
  }
}

extension TracedExports {
  /// Where a row of a source stands; nil where the source was not delivered.
  func place(of row: ExplainedRow, in source: String) -> DifferenceRow.Place? {
    guard let files = self.source(source)?.files, files.indices.contains(row.file) else { return nil }
    return DifferenceRow.Place(file: files[row.file].name, line: row.line)
  }
}

extension KeyedPseudonyms {
  /// Whom a row of a source is about.
  func identifiers(of record: NarrativeRecords.Record, _ source: SourceDefinition) -> [DifferenceRow.Identifier] {
    source.columns.filter(\.kind.isIdentifier).map { column in
      DifferenceRow.Identifier(
        column: column.name, isOfPerson: column.kind.isOfPerson, text: text(of: record.text(column.name), in: column))
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
