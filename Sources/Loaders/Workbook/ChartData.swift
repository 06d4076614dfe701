internal import CLibXLSXWriter
internal import Model
internal import Wording

/// The table that the charts of monthly values are drawn from: a row a month-end, two columns or more a figure. A figure that
/// starts again each year has a column a year, so that its line breaks where it does.
struct ChartData {
  /// The figures that have a value on some day.
  let lines: [ScorecardLine]
  let sheet: WorkbookSheet
  /// What is drawn of each figure.
  let drawn: [FigureID: [ChartedLine]]
  /// The points of each figure, in the order of their days.
  let points: [FigureID: [SeriesPoint]]

  init(_ scorecard: Scorecard) {
    let own = scorecard.series.filter { $0.isOwn }
    let points = Dictionary(grouping: own, by: \.id)
    let lines = scorecard.lines.filter { line in points[line.id]?.contains { $0.value != nil } == true }
    let days = Set(own.map(\.asOf)).sorted()
    let values = points.mapValues { points in Dictionary(points.map { ($0.asOf, $0) }) { first, _ in first } }
    var columns: [WorkbookSheet.Column] = [.init(name: ColumnHeading("as_of", of: "series.csv").text, width: 20, whenEmpty: nil)]
    var cells: [[Cell]] = days.map { [.day($0)] }
    var drawn: [FigureID: [ChartedLine]] = [:]
    for line in lines {
      for track in Self.tracks(of: line, days) {
        let place = ChartedLine(
          track.name, track.look, on: .chartData, column: columns.count, rows: 0..<days.count)
        drawn[line.id, default: []].append(place)
        columns.append(
          .init(name: ChartSheetSentences.column(line, track.name), width: 20, whenEmpty: nil, isTarget: track.look == .expected))
        for (row, day) in days.enumerated() {
          let point = track.holds(day) ? values[line.id]?[day] : nil
          cells[row].append(.measure(track.look == .expected ? point?.expected : point?.value, in: line.unit))
        }
      }
    }
    (self.lines, self.points, self.drawn) = (lines, points, drawn)
    sheet = WorkbookSheet(
      name: .chartData, sentences: .chartData, columns: columns, rows: lines.isEmpty ? [] : cells, isAcross: true)
  }

  private typealias Track = (name: String, look: ChartedLine.Look, holds: (Day) -> Bool)

  private static func tracks(of line: ScorecardLine, _ days: [Day]) -> [Track] {
    let expected: Track = (ChartSheetSentences.expected, .expected, { _ in true })
    let starts = Set(days.compactMap(line.yearStart)).sorted()
    guard let year = starts.last else { return [(ChartSheetSentences.value, .actual, { _ in true }), expected] }
    return starts.map { start in
      (ChartSheetSentences.year(from: start), start == year ? .actual : .earlierYear, { line.yearStart(of: $0) == start })
    } + [expected]
  }
}
