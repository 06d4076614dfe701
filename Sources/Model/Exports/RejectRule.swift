/// The catalogue of reasons for which a row is rejected. The article on files documents it.
package enum RejectRule: String, Sendable, Codable, CaseIterable {
  /// The row has another number of fields than the heading line.
  case fieldCount = "field_count"
  /// A quote is inside an unquoted value, or text follows a closing quote.
  case quote
  /// A mandatory value is blank.
  case blank
  /// The value is no day, an impossible day, or a day in a format that the definition does not list.
  case date
  /// The day is before the column's `not_before`.
  case tooEarly = "too_early"
  /// The definition does not list the code.
  case code
  /// The value is no number, or has more decimal places than the definition allows.
  case number
  /// The number is outside its range.
  case range
  /// An end is before its start.
  case order
  /// A spreadsheet has damaged the identifier (`1.23E+11`), which would merge children.
  case damagedIdentifier = "damaged_identifier"
}
