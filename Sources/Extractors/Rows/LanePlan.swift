internal import Model

/// What is done with the values of one column.
struct LanePlan: Sendable {
  /// The field of each record that holds the column; nil where the file has no such heading.
  var field: Int?
  var kind: ColumnKind
  var isMandatory: Bool
  /// Whether the values themselves are needed: by a figure, the key, or a rule of another column.
  var isNeeded: Bool
  /// Whether rows of one key may differ in it.
  var isBesideKey = false
  /// The codes that its spellings stand for.
  var known: ShortTexts
  /// The shapes of its identifiers; nil where it has none.
  var shapes: IdentifierShapes?
  var readsISODays = false
  var notBefore = Int64.min
  /// Whether some signs stand for no value, so that the rules themselves look at each value.
  var hasSigns = false
}

/// The records of a block whose columns are about to be read.
struct PlainRows {
  let text: RecordText
  /// The first field of each record; for a record with another number of fields, the first of a row of empty ones.
  let first: [UInt32]
  /// Which records are not plain, so that the rules themselves must decide about them.
  var isOdd: [Bool]
}
