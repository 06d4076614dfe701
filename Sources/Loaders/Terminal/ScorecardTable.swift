package import Model
internal import Wording

/// The scorecard as a board member reads it in a terminal: one figure a row, words and numbers; colour says nothing that a word
/// does not.
package struct ScorecardTable: Sendable {
  private static let (width, narrowestTitle) = (80, 12)
  /// So many points of its series stand beside a figure.
  private static let points = 8

  private let scorecard: Scorecard

  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// Lines of at most 80 columns, without trailing spaces.
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
    let unit = Unit(line.unit)
    let spark = series.count > 1 ? Sparkline.of(series.suffix(points).map(\.value)) : ""
    return [
      line.id.description, SafeText.harmless(line.shortTitle), line.value.map(unit.text) ?? line.status.rawValue,
      line.expected.map { unit.number(unit.limit($0, line.better)) } ?? "–", rag(line),
      line.direction?.rawValue ?? "–", spark,
    ]
  }

  /// A provisional figure has no colour, and says what it is.
  private static func rag(_ line: ScorecardLine) -> String {
    line.rag?.rawValue ?? (line.status == .provisional ? "provisional" : "–")
  }

  /// All that a table has room for elsewhere: baseline and targets too.
  package var whole: ShownTable {
    let rows = scorecard.lines.map { line in
      let unit = Unit(line.unit)
      return [
        line.id.description, SafeText.harmless(line.shortTitle), line.value.map(unit.text) ?? line.status.rawValue,
        Self.baseline(line, unit), line.expected.map { unit.number(unit.limit($0, line.better)) } ?? "–", Self.target(line, unit),
        Self.rag(line),
        line.direction?.rawValue ?? "–",
      ]
    }
    return ShownTable(
      ["KPI", "What it counts", "Now", "Baseline", "Expected", "Target", "RAG", "Direction"], rows, rightAligned: [2, 3, 4, 5])
  }

  private static func baseline(_ line: ScorecardLine, _ unit: Unit) -> String {
    guard let baseline = line.baseline, let value = baseline.value else { return "–" }
    return baseline.qualifier + unit.number(value) + (baseline.measured ? " (measured)" : "")
  }

  /// The next target that falls due, or the last one.
  private static func target(_ line: ScorecardLine, _ unit: Unit) -> String {
    let next = line.targets.first { $0.date >= line.asOf } ?? line.targets.last
    return next.map { unit.number($0.target) } ?? "–"
  }

  /// In the shape of `scorecard.csv`.
  package var csv: [UInt8] { scorecardTable.file(scorecard.lines).bytes }
}
