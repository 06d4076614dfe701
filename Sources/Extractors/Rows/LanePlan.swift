internal import Model

/// What becomes of one column's values.
struct LanePlan: Sendable {
  /// The field of each record that holds the column; nil where the file has no such heading.
  var field: Int?
  var kind: ColumnKind
  var isMandatory: Bool
  /// Somebody wants the values themselves: a figure, the key, a rule of another column.
  var isNeeded: Bool
  /// Rows of one key may differ in it.
  var isBesideKey = false
  /// What the spellings of its codes come to.
  var known: ShortTexts
  /// Of identifiers.
  var shapes: IdentifierShapes?
  var readsISODays = false
  var notBefore = Int64.min
  /// Some signs stand for no value: each value is looked at by the rules themselves.
  var hasSigns = false
}

/// The records of a block whose columns are about to be read.
struct PlainRows {
  let text: RecordText
  /// The first field of each record; for one that has another number of fields, of a row of empty ones.
  let first: [UInt32]
  /// Records that are not plain: the rules themselves must say what becomes of them.
  var isOdd: [Bool]
}
