internal import Model
internal import Wording

extension PageTable {
  /// The exports, each with what became of its rows.
  init(exports: [SourceQuality]) {
    func count(_ number: Int) -> String { Unit.decimal(Double(number), places: 0) }
    self.init(
      Scorecard.exportsCaption,
      ["Data extract", "State", "Latest record", "Rows read", "Used", "Could not be used", "Duplicates", "Note"],
      numbers: [3, 4, 5, 6],
      exports.map { source in
        [
          source.title ?? source.source, source.stateInWords, source.newest?.inWords ?? "", count(source.read),
          count(source.accepted), count(source.rejected), count(source.duplicates), source.note,
        ]
      }, narrow: .stacks)
  }
}

extension Scorecard {
  /// What the scorecard holds about each figure, in its order.
  var figures: [PageFigure] {
    let (series, breakdowns) = (Dictionary(grouping: series, by: \.id), Dictionary(grouping: breakdowns, by: \.id))
    func points(of id: FigureID, own: Bool) -> [SeriesPoint] { (series[id] ?? []).filter { $0.isOwn == own } }
    let charts = Dictionary(charts.map { ($0.id, $0) }) { first, _ in first }
    return lines.map { line in
      PageFigure(
        line: line, series: points(of: line.id, own: true), beside: points(of: line.id, own: false),
        breakdowns: breakdowns[line.id] ?? [], chart: charts[line.id],
        alerts: alerts.filter { $0.key.figure == line.id }, sources: exports(behind: line))
    }
  }
}
