/// What a column of an export holds, without saying anything of anybody: counts, ends of ranges, codes.
package struct ColumnProfile: Sendable, Encodable {
  /// A code, and how many rows have it.
  package struct Value: Sendable, Encodable {
    /// Canonical.
    package var value: String
    /// Rows.
    package var count: Int

    /// One code of a column.
    package init(value: String, count: Int) { (self.value, self.count) = (value, count) }
  }

  /// Canonical name.
  package var column: String
  /// `day`, `number`, `code`, `category`, …
  package var kind: String
  /// Rows that are not blank.
  package var filled: Int
  /// Different values.
  package var distinct: Int
  /// Of days and numbers.
  package var smallest: String?
  /// Of days and numbers.
  package var largest: String?
  /// Codes with their counts, most often first; of open vocabularies only values met at least five times.
  package var values: [Value]

  /// Of a column; its ends, kind and codes are added where it has any.
  package init(column: String, kind: String, filled: Int, distinct: Int, values: [Value]) {
    (self.column, self.kind, self.filled, self.distinct, self.values) = (column, kind, filled, distinct, values)
  }
}
