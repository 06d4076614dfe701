/// Why a row is rejected: the catalogue, documented in the README.
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

  package var meaning: String {
    switch self {
    case .fieldCount: "too few or too many fields: count the delimiters, look for an unquoted one in a value"
    case .quote: "a quote inside an unquoted value, or text after a closing one: double it, or quote the value"
    case .blank: "a value that must be there is blank"
    case .date: "not a date in a format the definition lists, or a day that does not exist"
    case .tooEarly: "before the earliest day the definition allows"
    case .code: "a code the definition does not list"
    case .number: "not a number, or one with more decimal places than the definition allows"
    case .range: "outside the range the definition allows"
    case .order: "an end before its start"
    case .damagedIdentifier: "an identifier damaged by a spreadsheet (1.23E+11): export it as text"
    }
  }
}
