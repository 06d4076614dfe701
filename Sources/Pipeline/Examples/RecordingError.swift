internal import Model

/// Why no worked example was made of rows of the exports.
package enum RecordingError: Error, Sendable {
  /// What was asked for cannot be read; the message says what is wanted.
  case wrongChoice(String)
  /// There is nothing to record, or it may not be printed; the message says why.
  case refused(String)
}

extension RecordingError: CustomStringConvertible {
  /// The message for people.
  package var description: String {
    switch self {
    case .wrongChoice(let message), .refused(let message): message
    }
  }
}

extension RecordingError {
  static func noColumn(_ name: String, among columns: [String]) -> RecordingError {
    .wrongChoice("--where: no export of this KPI has a column '\(name)'; \(NearestName.hint(for: name, among: columns))")
  }

  static func noRow(_ file: String, _ line: Int, rejected: Bool) -> RecordingError {
    .wrongChoice(
      rejected
        ? "--rows: the row on line \(line) of \(file) was rejected, so it is in no figure; scorecard extract says why"
        : "--rows: no row that is used begins on line \(line) of \(file); a later row may have the same key")
  }

  static func noFile(_ name: String, among files: [String]) -> RecordingError {
    .wrongChoice("--rows: no export of this KPI is called '\(name)'; \(NearestName.hint(for: name, among: files))")
  }

  static func tooMany(_ rows: Int, most: Int) -> RecordingError {
    .wrongChoice("\(rows) rows are too many for an example that somebody reads: choose at most \(most), with --rows or --where")
  }

  static let nothingChosen = RecordingError.refused("No row of the exports is chosen. Nothing was recorded.")

  static func sourceRefused(_ source: String) -> RecordingError {
    .refused("\(source) was refused, so its rows are in no figure; scorecard check says why. Nothing was recorded.")
  }

  static let changes = RecordingError.refused(
    "With other dates and invented identifiers these rows give another figure. Does the definition name fixed days, or codes "
      + "that change by year? Nothing was recorded.")

  static func cannotAdd(_ path: String) -> RecordingError {
    .refused("No example can be added to \(path): write its examples as a list, each on lines of its own that begin with '- '.")
  }

  static func personal(_ column: String) -> RecordingError {
    .refused("What '\(column)' holds cannot be replaced. Nothing was recorded.")
  }
}
