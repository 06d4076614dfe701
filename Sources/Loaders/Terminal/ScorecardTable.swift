package import Model
internal import Wording
internal import Wording

/// The scorecard as a board member reads it in a terminal: one figure a row, words and numbers. Colour says nothing that a word
/// does not.
///
///     print(ScorecardTable(scorecard).text(), terminator: "")
///     // KPI  What it counts  Now  Expected  RAG  Direction  Last 8
package struct ScorecardTable: Sendable {
  private static let (width, narrowestTitle) = (80, 12)
  /// How many of the latest points of its series a figure's sparkline shows.
  private static let points = 8

  private let scorecard: Scorecard

  /// `scorecard` holds the lines, in the order in which they are shown, and the series from which the sparklines come.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// The table in lines of at most 80 columns, without trailing spaces. `colour` gives the RAG cells their colours.
  package func text(colour: Bool = false) -> String {
    let series = Dictionary(grouping: scorecard.series.filter { $0.isOwn }, by: \.id)
    let days = series.values.map(\.count).max() ?? 0
    let last = days > 1 ? "Last \(min(days, Self.points))" : ""
    let headings = ["KPI", "What it counts", "Now", "Expected", "RAG", "Direction", last]
    let cells = scorecard.lines.map { Self.cells(of: $0, series[$0.id] ?? []) }
    // The title has what the others leave.
    let others = headings.indices.filter { $0 != 1 }.map { column in
      ([headings] + cells).map { $0[column].count }.max() ?? 0
    }
    let room = max(Self.narrowestTitle, Self.width - others.reduce(0, +) - 2 * others.count)
    var rows = [headings]
    for cells in cells {
      let titles = Columns.wrapped(cells[1], to: room)
      rows.append([cells[0], titles[0]] + cells[2...])
      rows += titles.dropFirst().map { ["", $0] + cells[2...].map { _ in "" } }
    }
    return Columns.aligned(rows, rightAligned: [2, 3]) { column, cell in
      guard colour, column == 4 else { return nil }
      return cell == "red" ? .red : cell == "amber" ? .yellow : cell == "green" ? .green : nil
    }
  }

  private static func cells(of line: ScorecardLine, _ series: [SeriesPoint]) -> [String] {
    let spark = series.count > 1 ? Sparkline.of(series.suffix(points).map(\.value)) : ""
    return [
      line.id.description, SafeText.harmless(line.shortTitle), line.valueInBrief, line.expectedInBrief, line.colourInBrief,
      line.direction?.rawValue ?? "–", spark,
    ]
  }

  /// The table with the baseline and the next target as well, for formats that are not limited to 80 columns.
  package var whole: ShownTable {
    let rows = scorecard.lines.map { line in
      [
        line.id.description, SafeText.harmless(line.shortTitle), line.valueInBrief, line.baselineInBrief, line.expectedInBrief,
        line.targetInBrief, line.colourInBrief, line.direction?.rawValue ?? "–",
      ]
    }
    return ShownTable(
      ["KPI", "What it counts", "Now", "Baseline", "Expected", "Target", "RAG", "Direction"], rows, rightAligned: [2, 3, 4, 5])
  }

  /// The lines as CSV with the columns of `scorecard.csv`, a row for each figure.
  package var csv: [UInt8] { scorecardCSV.file(scorecard.lines).bytes }
}
