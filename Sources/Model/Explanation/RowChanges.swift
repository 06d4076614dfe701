/// How the usable rows of one export differ from those of another, whether a figure counts them or not.
///
/// **Units**: rows, which are matched by the source's key. `renumbered` of them are both among `removed` and among `added`.
package struct RowChanges: Hashable, Sendable {
  /// The rows that the later export no longer has.
  package var removed = 0
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

  /// Whether both exports have the same rows.
  package var isNothing: Bool { removed == 0 && added == 0 && corrected == 0 }
}
