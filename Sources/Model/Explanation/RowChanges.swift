/// How the usable rows of one export differ from those of another, whether a figure counts them or not.
///
/// **Units**: rows, which are matched by the source's key. `renumbered` of them are both among `removed` and among `added`.
package struct RowChanges: Hashable, Sendable {
  /// The rows that the later export no longer has.
  package var removed = 0
  /// The rows that the later export has, and that cannot be used any more.
  package var rejected = 0
  /// The columns with which something is wrong in these, in the source's order.
  package var rejectedColumns: [String] = []
  /// The rows that the earlier export had, and that could not be used.
  package var usable = 0
  /// The rows that the earlier export did not have.
  package var added = 0
  /// The rows that both have, and that do not say the same.
  package var corrected = 0
  /// The columns in which corrected rows differ, in the source's order.
  package var columns: [String] = []
  /// Rows that say the same as before, but for the key by which they are matched.
  package var renumbered = 0

  /// Rows that do not differ.
  package init() {}
}
