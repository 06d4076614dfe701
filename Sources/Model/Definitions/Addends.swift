/// The columns that a sum adds up, and what becomes of a cell without a value: a number that statistics suppress, or a blank.
///
/// ```swift
/// Addends(["permanent"])                                // no sum where a cell of a row that counts has no value
/// Addends(["boys", "girls"], leavesOutHidden: true)     // what is visible, with the number of cells that are not
/// ```
package struct Addends: Hashable, Sendable, Encodable, ExpressibleByStringLiteral {
  /// The columns, of one number of decimal places.
  package var columns: [String]
  /// Whether cells without a value are left out and counted. Otherwise there is no sum where there is one.
  package var leavesOutHidden: Bool

  /// A sum of these columns.
  package init(_ columns: [String], leavesOutHidden: Bool = false) {
    (self.columns, self.leavesOutHidden) = (columns, leavesOutHidden)
  }

  /// One column, in which each cell must have a value.
  package init(stringLiteral column: String) { self.init([column]) }

  private enum Name: String, CodingKey { case columns, leavesOutHidden }

  /// The column's name alone where it is one whose cells must all have a value, as definitions said before they could say more:
  /// what was published then keeps its fingerprint.
  package func encode(to encoder: any Encoder) throws {
    if columns.count == 1, !leavesOutHidden {
      var container = encoder.singleValueContainer()
      return try container.encode(columns[0])
    }
    var container = encoder.container(keyedBy: Name.self)
    try container.encode(columns, forKey: .columns)
    try container.encode(leavesOutHidden, forKey: .leavesOutHidden)
  }
}
