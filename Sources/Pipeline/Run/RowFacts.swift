internal import Model
internal import Transformers

/// What another engine has found in the rows of one area's sources, besides the figures.
struct RowFacts {
  /// By source: the entities that a register does not know.
  var unregistered: [String: [SenseChecks.Unregistered]] = [:]
  /// The conditions that no row meets.
  var unmatched: [UnmatchedCondition] = []
  /// By source: values that are not shown under their own names.
  var unshown: [String: [FileDoubt]] = [:]
}
