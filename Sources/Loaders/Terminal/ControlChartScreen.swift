package import Model
internal import Wording

/// An XmR chart in a terminal: a picture of characters, at most 80 columns wide.
package struct ControlChartScreen: Sendable {
  private let chart: ControlChart
  private let words: ControlChartSentences

  /// `chart` has its sentences already.
  package init(_ chart: ControlChart) {
    self.chart = chart
    words = ControlChartSentences(chart)
  }

  /// The title, the picture, the summary of the chart and its rules, in lines of at most 80 columns apart from the title.
  package func text(title: String, colour: Bool = false) -> String {
    let sentences = Columns.wrapped(chart.summary, to: ScreenPlot.width).joined(separator: "\n")
    let small = Columns.wrapped(words.rulesInFull, to: ScreenPlot.width).joined(separator: "\n")
    return title + "\n\n" + picture(colour: colour) + sentences + "\n" + small + "\n"
  }

  /// The picture alone; empty where no point has a value. Points: · common cause, ◆ improvement, ■ concern, ▲ high, ▼ low.
  /// `colour` marks improvements blue and concerns yellow.
  package func picture(colour: Bool = false) -> String {
    let points = Array(chart.points.drop { $0.value == nil }.suffix(ScreenPlot.mostPlaces))
    let values =
      points.flatMap { [$0.value, words.lower($0), words.upper($0)].compactMap(\.self) } + [chart.target].compactMap(\.self)
    guard var plot = ScreenPlot(places: points.count, values: values, named: named) else { return "" }
    for (place, point) in points.enumerated() {
      plot.level(words.lower(point), at: place, "┄")
      plot.level(words.upper(point), at: place, "┄")
      plot.level(point.mean, at: place, "─")
      plot.level(chart.target, at: place, "╌")
      plot.mark(point.value, at: place, Self.mark(point.variation))
    }
    let last = points.count > 1 ? points.last.map { name($0.asOf) } ?? "" : ""
    return plot.text(first: points.first.map { name($0.asOf) } ?? "", last: last) { character in
      guard colour else { return nil }
      return character == "◆" ? .blue : character == "■" ? .yellow : nil
    } + "\n"
  }

  /// What stands at the left of a row: limits, target, mean.
  private var named: [(name: String, value: Double)] {
    guard let latest = chart.latest else { return [] }
    let all: [(label: (String) -> String, value: Double?)] = [
      (ChartLabel.upper, words.upper(latest)), (ChartLabel.lower, words.lower(latest)), (ChartLabel.target, chart.target),
      (ChartLabel.average, latest.mean),
    ]
    return all.compactMap { label, value in value.map { (label(words.number($0)), $0) } }
  }

  private func name(_ day: Day) -> String { chart.basis == .value ? day.description : PlotArea.monthName(day) }

  private static func mark(_ variation: ControlChart.Variation?) -> Character {
    switch variation {
    case nil, .commonCause: "·"
    case .improvement: "◆"
    case .concern: "■"
    case .high: "▲"
    case .low: "▼"
    }
  }
}
