/// A row of a file that is the same as an earlier one in each column.
package struct CopiedRow: Sendable, Equatable {
  /// The line of the earlier row, from 1.
  package let first: Int
  /// The line of the copy.
  package let again: Int

  /// A row on a line, and its copy on a later one.
  package init(first: Int, again: Int) { (self.first, self.again) = (first, again) }
}
