package import Model

/// A table of texts of any length, each of whose cells takes as many lines as the terminal's width asks for.
package struct SideBySideTable: Sendable {
  /// No column is made narrower.
  private static let narrowest = 12

  private let rows: [[String]]

  /// Each row has as many cells as there are headings.
  package init(_ headings: [String], _ rows: [[String]]) { self.rows = [headings] + rows }

  /// The table without trailing spaces; a row has one line where no terminal shows it.
  package func text(on screen: Screen) -> String {
    guard let width = screen.width else { return Columns.aligned(rows) }
    var widths = Columns.widths(of: rows)
    let room = width - 2 * (widths.count - 1)
    // The widest column gives way until all have room.
    while widths.reduce(0, +) > room, let widest = widths.max(), widest > Self.narrowest,
      let place = widths.firstIndex(of: widest)
    {
      widths[place] -= 1
    }
    return Columns.aligned(
      rows.flatMap { row in
        let cells = zip(row, widths).map { Columns.wrapped($0, to: $1) }
        return (0..<(cells.map(\.count).max() ?? 0)).map { line in cells.map { line < $0.count ? $0[line] : "" } }
      })
  }
}
