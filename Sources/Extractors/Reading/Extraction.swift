package import Model

/// What came of reading one source.
package struct Extraction: Sendable {
  /// Whether it was delivered, is missing or was refused; the rows of a table are empty where a taker has them.
  package var delivery: Delivery
  /// What was found of the source: its counts of rows, its files, its oldest and newest day.
  package var quality: SourceQuality
  /// The rows that could not be used, each with its file, line, column and rule.
  package var rejects: RejectList
  /// How each file was read, up to the first that could not be.
  package var files: [FileReport]
  /// The accepted rows and blanks of each month, for the sense checks.
  package var tally: MonthlyTally
  /// What may have been read as something else than it is.
  package var doubts: [FileDoubt] = []
  /// For each batch, by its place in reading order, the line of its file on which it begins.
  package var firstLines: [Int64: Int] = [:]
  /// What became of the rows of each file, in reading order; of those after one that cannot be read, nothing.
  package var fileRows: [FileRows] = []
  /// How each file of `quality` was when it was looked through: one that has another state is no longer what was read.
  package var states: [FileState] = []
}
