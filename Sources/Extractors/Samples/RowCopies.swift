internal import Model

/// The rows of an unknown file that are the same as earlier ones, as where somebody pastes a row twice.
struct RowCopies {
  /// Their lines, each with the line of the earlier row.
  let copies: [CopiedRow]
  /// The marks of the other rows.
  let others: [[UInt64]]

  /// One row in so many may be a copy. Where more are, rows that are the same are none.
  private static let fewestRowsForEach = 20

  /// `lines` are the rows' lines; `areAll` says that there are no other rows.
  init(_ marks: [[UInt64]], lines: [Int], areAll: Bool) {
    var (copies, others): ([CopiedRow], [[UInt64]]) = ([], [])
    var first: [[UInt64]: Int] = [:]
    for (row, line) in zip(marks, lines) where areAll {
      if let earlier = first[row] {
        copies.append(CopiedRow(first: earlier, again: line))
      } else {
        first[row] = line
        others.append(row)
      }
    }
    let areFew = areAll && copies.count * Self.fewestRowsForEach <= marks.count
    (self.copies, self.others) = areFew ? (copies, others) : ([], marks)
  }
}
