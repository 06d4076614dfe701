/// The code of the state behind a figure (`reason` of `scorecard.csv`).
package enum Reason: String, Sendable, Codable, CaseIterable {
  /// The source was delivered with headings and no rows.
  case nilReturn = "nil_return"
  /// The source was not delivered.
  case missing
  case refused
  /// Nobody in the denominator.
  case notComputable = "not_computable"
  /// No target yet, or the plan has not started.
  case notDue = "not_due"
  /// Taken over from an earlier run for the same day.
  case carried
  /// A source is older than it should be.
  case stale
  /// A source has fewer than half of the rows that it had.
  case shrunk
  /// A file of a source has no heading for a column that the figure reads.
  case missingColumn = "missing_column"
  /// The plan sets no target.
  case noTarget = "no_target"

  /// Where the figure has no value, that is because of its data: exit code 65.
  package var isDataFault: Bool {
    switch self {
    case .missing, .refused, .stale, .missingColumn: true
    case .shrunk, .nilReturn, .notComputable, .notDue, .carried, .noTarget: false
    }
  }
}
