/// What became of one source's rows. `read = accepted + rejected + duplicates + skipped`, always.
package struct SourceQuality: Sendable, Codable, Hashable {
  package enum Status: String, Sendable, Codable {
    case delivered
    /// Delivered with headings and no rows.
    case nilReturn = "nil return"
    case missing
    case refused
  }

  package var source: String
  package var files: [InputFile]
  package var read = 0
  package var accepted = 0
  package var rejected = 0
  package var duplicates = 0
  package var skipped = 0
  /// The newest day in the column the source is dated by.
  package var newest: Day?
  package var encoding = ""
  package var status: Status
  package var note = ""

  package init(source: String, files: [InputFile] = [], status: Status) {
    self.source = source
    self.files = files
    self.status = status
  }

  package var addsUp: Bool { read == accepted + rejected + duplicates + skipped }
}

/// A file that was read: its name in the input folder, its size and its digest.
package struct InputFile: Sendable, Codable, Hashable {
  package var name: String
  package var bytes: Int
  /// SHA-256 in lower-case hexadecimal, of the bytes as they were read.
  package var sha256: String

  package init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// A row that could not be used: its place and the rule it broke. Never a child's data.
package struct Reject: Sendable, Codable, Hashable {
  package var source: String
  package var file: String
  package var line: Int
  /// Canonical name of the column; empty where the whole record is at fault.
  package var column: String
  package var rule: RejectRule
  package var message: String

  package init(source: String, file: String, line: Int, column: String, rule: RejectRule, message: String) {
    self.source = source
    self.file = file
    self.line = line
    self.column = column
    self.rule = rule
    self.message = message
  }
}

/// Why a row is rejected: the catalogue, documented in the README.
package enum RejectRule: String, Sendable, Codable, CaseIterable {
  /// Another number of fields than the heading line has.
  case fieldCount = "field_count"
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
    case .blank: "a value that must be there is blank"
    case .date: "not a date in a format the definition lists, or a day that does not exist"
    case .tooEarly: "before the earliest day the definition allows"
    case .code: "a code the definition does not list"
    case .number: "not a whole number"
    case .range: "outside the range the definition allows"
    case .order: "an end before its start"
    case .damagedIdentifier: "an identifier damaged by a spreadsheet (1.23E+11): export it as text"
    }
  }
}
