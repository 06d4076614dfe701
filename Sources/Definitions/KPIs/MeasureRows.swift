internal import Model

/// The rows that a measure counts, their source, and its definition's other keys.
struct MeasureRows {
  let rule: RowRule
  let source: SourceDefinition
  let fields: Fields

  /// The column that a key names.
  func column(_ key: Key<Entry>, _ wanted: SourceDefinition.Wanted) -> String? {
    fields[key].flatMap { source.column(named: $0, wanted) }
  }
}

/// Whom rows are about.
extension Key where Value == Entry {
  /// The key `of` of a kind of measure that counts entities.
  static func entity(_ need: Need, _ sentence: String) -> Key {
    Key("of", .name(of: "a column of identifiers or categories"), need, sentence, example: "pupil_id")
  }
}
