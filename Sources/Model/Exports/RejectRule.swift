/// Why a row is rejected: the catalogue, documented in the article on files.
package enum RejectRule: String, Sendable, Codable, CaseIterable {
  /// Another number of fields than the heading line has.
  case fieldCount = "field_count"
  /// A quote inside an unquoted value, or text after a closing quote.
  case quote
  /// A mandatory value is blank.
  case blank
  /// No day, an impossible day, or a format the definition does not list.
  case date
  /// Before the column's `not_before`.
  case tooEarly = "too_early"
  /// A code that nobody listed.
  case code
  /// Not a whole number.
  case number
  /// A number outside its range.
  case range
  /// An end before its start.
  case order
  /// An identifier a spreadsheet has damaged (`1.23E+11`): it would merge children.
  case damagedIdentifier = "damaged_identifier"
}
