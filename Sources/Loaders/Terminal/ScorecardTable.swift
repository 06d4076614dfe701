package import Model
internal import Wording

/// The scorecard as a board member reads it in a terminal: one figure a row, words and numbers. Colour says nothing that a word
/// does not.
///
///     print(ScorecardTable(scorecard).text(on: screen), terminator: "")
///     // KPI  What it counts  Now  Target so far  RAG  Change  Real change?  Last 8
package struct ScorecardTable: Sendable {
  /// Titles that would be narrower have lines of their own.
  private static let narrowestTitle = 36
  /// How many of the latest points of its series a figure's sparkline shows.
  private static let points = 8
  private enum Column { static let (title, now, target, rag, change) = (1, 2, 3, 4, 5) }

  private let scorecard: Scorecard

  /// `scorecard` holds the lines, in the order in which they are shown, and the series from which the sparklines come.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// The table without trailing spaces. A figure has one line where the screen has room for it, and always where no terminal
  /// shows it. With less room titles are broken, and how far the figure has moved is left out; with little, each title has a
  /// line of its own above its numbers.
  package func text(on screen: Screen) -> String {
    let rows = rows
    guard let width = screen.width, Self.width(of: rows) > width else { return Self.aligned(rows, screen) }
    let narrower = rows.map { cells in cells.indices.filter { $0 != Column.change }.map { cells[$0] } }
    if Self.width(of: narrower) <= width { return Self.aligned(narrower, screen) }
    let room = width - Self.widths(of: narrower).enumerated().reduce(0) { $0 + ($1.offset == Column.title ? 0 : $1.element + 2) }
    return room < Self.narrowestTitle
      ? Self.stacked(rows, width, screen) : Self.aligned(Self.broken(narrower, room), screen)
  }

  private static func aligned(_ rows: [[String]], _ screen: Screen) -> String {
    Columns.aligned(rows, rightAligned: [Column.now, Column.target]) { column, cell in
      guard screen.hasColour, column == Column.rag else { return nil }
      return cell == RAG.red.inBrief ? .red : cell == RAG.amber.inBrief ? .yellow : cell == RAG.green.inBrief ? .green : nil
    }
  }

  /// A row for the headings and one for each figure.
  private var rows: [[String]] {
    let series = Dictionary(grouping: scorecard.series.filter { $0.isOwn }, by: \.id)
    let days = series.values.map(\.count).max() ?? 0
    let rows =
      [TableHeading.scorecard + [TableHeading.last(min(days, Self.points))]]
      + scorecard.lines.map { Self.cells(of: $0, series[$0.id] ?? []) }
    // One point is no trend.
    return days > 1 ? rows : rows.map { $0.dropLast() }
  }

  private static func cells(of line: ScorecardLine, _ series: [SeriesPoint]) -> [String] {
    let spark = series.count > 1 ? Sparkline.of(series.suffix(points).map(\.value)) : ""
    return [
      line.id.description, SafeText.harmless(line.shortTitle), line.valueInBrief, line.expectedInBrief, line.colourInBrief,
      line.changeInBrief, line.realChangeInBrief, spark,
    ]
  }

  private static func width(of rows: [[String]]) -> Int {
    let widths = Columns.widths(of: rows)
    return widths.reduce(0, +) + 2 * (widths.count - 1)
  }

  /// How wide each column is where its heading has as many lines as it has words.
  private static func widths(of rows: [[String]]) -> [Int] {
    zip(rows[0], Columns.widths(of: Array(rows.dropFirst()))).map { heading, widest in
      max(heading.split(separator: " ").map(\.count).max() ?? 0, widest)
    }
  }

  /// The rows with their headings and their titles on as many lines as these take; a title is at most `room` wide.
  private static func broken(_ rows: [[String]], _ room: Int) -> [[String]] {
    let widths = widths(of: rows)
    let headings = rows[0].indices.map { Columns.wrapped(rows[0][$0], to: $0 == Column.title ? room : widths[$0]) }
    return lines(headings)
      + rows.dropFirst().flatMap { cells in
        lines(cells.indices.map { $0 == Column.title ? Columns.wrapped(cells[$0], to: room) : [cells[$0]] })
      }
  }

  /// Each figure's number and title, and below them its other cells.
  private static func stacked(_ rows: [[String]], _ width: Int, _ screen: Screen) -> String {
    let indent = (rows.map { $0[0].count }.max() ?? 0) + 2
    // The empty column of the titles takes four spaces of the indent.
    let numbers = rows.map { cells in [String(repeating: " ", count: indent - 4), ""] + cells.dropFirst(2) }
    let headings = rows[0][0] + String(repeating: " ", count: indent - rows[0][0].count) + rows[0][Column.title] + "\n"
    let below = aligned(broken(numbers, 0), screen).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let above = rows.dropFirst().map { cells in
      Columns.wrapped(cells[Column.title], to: width - indent).enumerated().map { line, text in
        let start = line == 0 ? cells[0] : ""
        return start + String(repeating: " ", count: indent - start.count) + text + "\n"
      }.joined()
    }
    let ofHeadings = below.count - above.count
    return headings + below.prefix(ofHeadings).map { $0 + "\n" }.joined()
      + zip(above, below.dropFirst(ofHeadings)).map { $0 + $1 + "\n" }.joined()
  }

  /// Cells of several lines as rows of one line each.
  private static func lines(_ cells: [[String]]) -> [[String]] {
    (0..<(cells.map(\.count).max() ?? 0)).map { line in cells.map { line < $0.count ? $0[line] : "" } }
  }

  /// The table with the baseline and the next target as well, for formats that have no width.
  package var whole: ShownTable {
    let rows = scorecard.lines.map { line in
      [
        line.id.description, SafeText.harmless(line.shortTitle), line.valueInBrief, line.baselineInBrief, line.expectedInBrief,
        line.targetInBrief, line.colourInBrief, line.changeInBrief, line.realChangeInBrief,
      ]
    }
    return ShownTable(TableHeading.whole, rows, rightAligned: [2, 3, 4, 5])
  }

  /// The lines as CSV with the columns of `scorecard.csv`, a row for each figure.
  package var csv: [UInt8] { scorecardCSV.file(scorecard.lines).bytes }
}
