/// Rows that a duration leaves out because their day `to` is before their day `from`.
package struct LeftOutRows: Hashable, Sendable {
  package var source: String
  package var rows: Int
  package var from: String
  package var to: String

  package init(source: String, rows: Int, from: String, to: String) {
    (self.source, self.rows, self.from, self.to) = (source, rows, from, to)
  }
}
