internal import Model
internal import Wording

/// An XmR chart as a picture: points with their mean and limits, special causes by shape and colour, each said in words when
/// pointed at.
struct XmRPicture: Sendable {
  private let chart: ControlChart
  private let unit: Unit
  private let words: ControlChartSentences

  init(_ chart: ControlChart) {
    self.chart = chart
    unit = Unit(chart.unit)
    words = ControlChartSentences(chart)
  }

  /// The shapes alone, for a frame of `size`; empty where the chart has no value.
  func markup(_ size: (width: Double, height: Double)) -> (markup: String, startOfAxis: String?) {
    let values =
      chart.points.flatMap { [$0.value, words.lower($0), words.upper($0)].compactMap(\.self) } + [chart.target].compactMap(\.self)
    guard chart.latest != nil else { return ("", nil) }
    let labels = labels(isBrief: size.width < 600)
    let days = chart.points.map(\.asOf)
    let area = PlotArea(size, days: days, values: values, unit: unit, labels: labels.map(\.text.count).max() ?? 0)
    var drawing = Drawing()
    area.drawAxes(&drawing, days)
    for (first, last, point) in stretches {
      area.drawLevel(&drawing, point.mean ?? 0, "mean", from: first, to: last)
      area.drawLevel(&drawing, words.lower(point) ?? 0, "limit", from: first, to: last)
      area.drawLevel(&drawing, words.upper(point) ?? 0, "limit", from: first, to: last)
    }
    if let target = chart.target { area.drawLevel(&drawing, target, "target") }
    for rebase in chart.rebased
    where (days.first.map { $0 < rebase.date } ?? false) && (days.last.map { rebase.date <= $0 } ?? false) {
      area.drawDay(&drawing, rebase.date, "rebase")
    }
    drawing.path(chart.points.map { area.point($0.asOf, $0.value) }, "run")
    for style in Self.styles {
      drawing.group(style) { drawing in
        for point in chart.points {
          let look = Self.look(point.variation)
          guard look.style == style, let place = area.point(point.asOf, point.value) else { continue }
          drawing.mark(look.shape, at: place, size: style == "common" ? 3.5 : 5, title: words.sentence(point))
        }
      }
    }
    area.drawLabels(&drawing, labels)
    return (drawing.markup, area.startOfAxis)
  }

  /// From which day to which the limits are the same.
  private var stretches: [(first: Day, last: Day, point: ControlPoint)] {
    var stretches: [(first: Day, last: Day, point: ControlPoint)] = []
    for point in chart.points where point.mean != nil {
      if let last = stretches.last, last.point.mean == point.mean, last.point.upper == point.upper {
        stretches[stretches.count - 1].last = point.asOf
      } else {
        stretches.append((point.asOf, point.asOf, point))
      }
    }
    return stretches
  }

  /// In a narrow frame limits have shorter names.
  private func labels(isBrief: Bool) -> [(text: String, value: Double, style: String)] {
    var labels: [(text: String, value: Double, style: String)] = []
    if let latest = chart.latest, let mean = latest.mean, let lower = words.lower(latest), let upper = words.upper(latest) {
      labels = [
        (isBrief ? ChartLabel.upper(number(upper)) : ChartLabel.upperLimit(number(upper)), upper, "tick"),
        (ChartLabel.average(number(mean)), mean, "strong"),
        (isBrief ? ChartLabel.lower(number(lower)) : ChartLabel.lowerLimit(number(lower)), lower, "tick"),
      ]
    } else if let latest = chart.latest, let value = latest.value {
      labels = [(number(value), value, "strong")]
    }
    if let target = chart.target {
      labels.append((ChartLabel.target(Unit(chart.unit).aimNumber(target)), target, "target-label"))
    }
    return labels
  }

  private func number(_ value: Double) -> String { words.number(value) }

  private static let styles = ["common", "improvement", "concern", "high", "low"]

  private static func look(_ variation: ControlChart.Variation?) -> (shape: Drawing.Shape, style: String) {
    switch variation {
    case nil, .commonCause: (.circle, "common")
    case .improvement: (.diamond, "improvement")
    case .concern: (.square, "concern")
    case .high: (.triangleUp, "high")
    case .low: (.triangleDown, "low")
    }
  }
}
