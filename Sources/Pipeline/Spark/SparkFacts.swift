internal import Model
internal import Transformers

/// What executors have found in the rows of a run's sources, besides the figures.
struct SparkFacts {
  /// By source and column: the different texts in reading order, each with the number of rows that count and have it.
  var texts: [RowsColumn: [(text: String, rows: Int)]] = [:]
  /// By source: the entities that a register does not know.
  var unregistered: [String: [SenseChecks.Unregistered]] = [:]
  /// The conditions that no row meets.
  var unmatched: [UnmatchedCondition] = []
  /// By source: values that are not shown under their own names.
  var unshown: [String: [FileDoubt]] = [:]
}

/// A column of a source.
struct RowsColumn: Hashable {
  var source: String
  var column: String
}
