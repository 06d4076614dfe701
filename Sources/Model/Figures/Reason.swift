/// The code of the state behind a figure, as the column `reason` of `scorecard.csv` gives it.
package enum Reason: String, Sendable, Codable, CaseIterable {
  /// The source was delivered with its headings and no rows.
  case nilReturn = "nil_return"
  /// The source was not delivered.
  case missing
  /// The source was delivered and cannot be trusted.
  case refused
  /// Nobody is in the denominator, or there is nothing to add up.
  case notComputable = "not_computable"
  /// No value is expected yet: no target has begun, or its baseline is not known.
  case notDue = "not_due"
  /// The line is taken over from an earlier run for the same day.
  case carried
  /// A source is older than it should be.
  case stale
  /// A source has fewer than half of the rows that it had.
  case shrunk
  /// A file of a source has no heading for a column that the figure reads.
  case missingColumn = "missing_column"
  /// The plan sets no target, or none after this day.
  case noTarget = "no_target"

  /// Whether it is a fault of the data that the figure has no value, so that the run ends with exit code 65.
  package var isDataFault: Bool {
    switch self {
    case .missing, .refused, .stale, .missingColumn: true
    case .shrunk, .nilReturn, .notComputable, .notDue, .carried, .noTarget: false
    }
  }
}
