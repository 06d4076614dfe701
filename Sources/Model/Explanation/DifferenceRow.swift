/// A row behind a cause of a figure's difference, as it is listed. It has no value of the row but its identifiers, under pseudonyms
/// unless somebody asked for them.
package struct DifferenceRow: Hashable, Sendable {
  /// The place of a row in an export.
  package struct Place: Hashable, Sendable {
    /// The name of its file.
    package var file: String
    /// The line of the file on which it begins, from 1.
    package var line: Int

    /// A place in a file.
    package init(file: String, line: Int) { (self.file, self.line) = (file, line) }
  }
  /// What an identifier is shown as.
  package struct Identifier: Hashable, Sendable {
    /// Its column.
    package var column: String
    /// Whether it is of a person.
    package var isOfPerson: Bool
    /// The text that is shown.
    package var text: String

    /// An identifier of a column.
    package init(column: String, isOfPerson: Bool, text: String) {
      (self.column, self.isOfPerson, self.text) = (column, isOfPerson, text)
    }
  }
  /// The source that it is of.
  package var source: String
  /// Which part of a ratio, difference or total it belongs to, from 1; nil for a measure that has no parts.
  package var part: Int?
  /// What it is used for.
  package var use: RowUse
  /// Its place in the earlier export; nil where that does not have it.
  package var before: Place?
  /// Its place in the later export; nil where that does not have it or, for what happened between two days, was not looked at.
  package var after: Place?
  /// The name of its role before; nil where it was not there.
  package var roleBefore: String?
  /// The name of its role after; nil where it is not there.
  package var roleAfter: String?
  /// What it did to the value, where that does not depend on other rows: in counts and sums.
  package var effect: Double?
  /// Of a row that both exports have, the columns that do not say the same.
  package var columns: [String]
  /// Whom it is about, in the order of the source's columns.
  package var identifiers: [Identifier]

  /// A row with its places and its roles.
  package init(
    of source: String, part: Int?, _ use: RowUse, before: Place?, after: Place?, roleBefore: String?, roleAfter: String?,
    effect: Double?, columns: [String],
    identifiers: [Identifier]
  ) {
    (self.source, self.part, self.use) = (source, part, use)
    (self.before, self.after, self.roleBefore, self.roleAfter) = (before, after, roleBefore, roleAfter)
    (self.effect, self.columns, self.identifiers) = (effect, columns, identifiers)
  }
}
