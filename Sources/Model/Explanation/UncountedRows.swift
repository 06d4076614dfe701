/// Rows of a source that are not the same in two exports and of which a figure counts none, so that they change it by nothing.
///
/// **Units**: rows, by what happened to them.
package struct UncountedRows: Hashable, Sendable {
  /// The name of the source.
  package var source: String
  /// How many rows; only what happened to some.
  package var rows: [BridgeCause.Kind: Int]

  /// What `changes` has of a source besides the rows that are counted; nil where nothing is left.
  package init?(of source: String, _ changes: RowChanges, besides counted: [BridgeCause.Kind: Int]) {
    let all: [BridgeCause.Kind: Int] = [
      .removed: changes.removed, .rejected: changes.rejected, .corrected: changes.corrected, .usable: changes.usable,
      .added: changes.added,
    ]
    self.source = source
    rows = all.merging(counted) { $0 - $1 }.filter { all[$0.key] != nil && $0.value > 0 }
    if rows.isEmpty { return nil }
  }
}
