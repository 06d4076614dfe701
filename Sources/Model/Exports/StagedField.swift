/// One column of the rows of a part of an export, as an engine on several machines reads them: a row a line, tab-separated.
package struct StagedField: Codable, Sendable, Equatable {
  /// What it holds of the definition's column of this name, or of the row itself.
  package enum Holds: String, Codable, Sendable {
    /// The position of the file, where the part begins in it, and the line of the part on which the row begins: rows in ascending
    /// order of the three are in reading order.
    case file, part, line
    /// What tells rows of one key apart that differ elsewhere.
    case mark
    /// Days since 1 January 1970; a number in its smallest unit; the name of a code; a text as it is.
    case day, number, code, identifier, text
    /// A category as it is shown, as it is compared, and as the key compares it.
    case category, categoryFolded, categoryKey
  }
  /// What it is called: the definition's column, or a name that begins with `_`, as no column of a definition does.
  package var name: String
  /// The definition's column; nil for what is of the row itself.
  package var column: String?
  /// What it holds.
  package var holds: Holds
  /// Its type in Spark's SQL.
  package var type: String
  /// Of a number: how many of its last digits are decimal places.
  package var places: Int?
}

extension StagedField {
  /// The fields of a source's rows, in their order, for the columns that are wanted and those by which rows are told apart; and for each
  /// the position of its column in the definition, -1 for what is of the row itself.
  package static func all(of source: SourceDefinition, wanted: Set<String>) -> (fields: [StagedField], positions: [Int]) {
    var fields = [
      StagedField(name: "_file", holds: .file, type: "INT"), StagedField(name: "_part", holds: .part, type: "BIGINT"),
      StagedField(name: "_line", holds: .line, type: "INT"),
    ]
    if !source.key.isEmpty, source.key.count < source.columns.count {
      fields.append(StagedField(name: "_mark", holds: .mark, type: "INT"))
    }
    var positions = fields.map { _ in -1 }
    for (position, column) in source.columns.enumerated()
    where wanted.contains(column.name) || source.key.contains(position) || source.laterVersion == position {
      let own = Self.fields(of: column, isKey: source.key.contains(position))
      fields += own
      positions += own.map { _ in position }
    }
    return (fields, positions)
  }

  private static func fields(of column: ColumnDefinition, isKey: Bool) -> [StagedField] {
    func field(_ holds: Holds, _ type: String, places: Int? = nil) -> StagedField {
      let prefix = holds == .categoryFolded ? "_folded_" : holds == .categoryKey ? "_key_" : ""
      return StagedField(name: prefix + column.name, column: column.name, holds: holds, type: type, places: places)
    }
    return switch column.kind {
    case .day: [field(.day, "INT")]
    case .integer: [field(.number, "BIGINT", places: 0)]
    case .decimal(let places, _): [field(.number, "BIGINT", places: places)]
    case .code: [field(.code, "STRING")]
    case .identifier: [field(.identifier, "STRING")]
    case .text: [field(.text, "STRING")]
    case .category:
      [field(.category, "STRING"), field(.categoryFolded, "STRING")] + (isKey ? [field(.categoryKey, "STRING")] : [])
    }
  }
}
