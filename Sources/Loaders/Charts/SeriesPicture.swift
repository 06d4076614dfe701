internal import Model
internal import Wording

/// A figure's series as a picture: as it stands, as first published where that differs, the trajectory and its targets.
struct SeriesPicture: Sendable {
  private let line: ScorecardLine
  private let points: [SeriesPoint]
  private let unit: Unit
  private let sentences: SeriesSentences

  /// `series` is the figure's own, without what is shown next to it.
  init(_ line: ScorecardLine, series: [SeriesPoint]) {
    self.line = line
    points = series
    unit = Unit(line.unit)
    sentences = SeriesSentences(line, series: series)
  }

  private var course: [TrajectoryPoint] { line.trajectory ?? [] }
  private var hasValue: Bool { points.contains { $0.value != nil } }
  private var values: [Double] {
    points.flatMap { [$0.value, $0.restated == true ? $0.firstPublished : nil].compactMap(\.self) } + course.map(\.value)
      + line.targets.map(\.target)
  }
  private var days: [Day] { Set(points.map(\.asOf) + course.map(\.date) + line.targets.map(\.date)).sorted() }

  /// For a frame of `size`; empty where there is nothing to show.
  func markup(_ size: (width: Double, height: Double)) -> (markup: String, startOfAxis: String?) {
    guard hasValue || !course.isEmpty else { return ("", nil) }
    let labels = labels
    let area = PlotArea(size, days: days, values: values, unit: unit, labels: labels.map(\.text.count).max() ?? 0)
    var drawing = Drawing()
    area.drawAxes(&drawing, days)
    draw(in: area, &drawing, radius: 3)
    area.drawLabels(&drawing, labels)
    return (drawing.markup, area.startOfAxis)
  }

  /// Without axes and words, for a card: the lines and the latest value.
  func sketch(_ size: (width: Double, height: Double)) -> String {
    guard hasValue || !course.isEmpty else { return "" }
    let area = PlotArea(bare: size, days: days, values: values, unit: unit)
    var drawing = Drawing()
    draw(in: area, &drawing, radius: 0)
    if let last = points.last(where: { $0.value != nil }), let place = area.point(last.asOf, last.value) {
      drawing.group("series-mark") {
        $0.mark(.circle, at: place, size: size.height > 50 ? 4 : 3, title: sentences.sentence(last))
      }
    }
    return drawing.markup
  }

  private func draw(in area: PlotArea, _ drawing: inout Drawing, radius: Double) {
    drawing.path(course.map { area.point($0.date, $0.value) }, "expected")
    let restated = points.map { $0.restated == true ? area.point($0.asOf, $0.firstPublished) : nil }
    drawing.path(restated, "first")
    for year in years {
      drawing.path(year.points.map { area.point($0.asOf, $0.value) }, year.isLatest ? "series" : "series before")
    }
    drawing.group("target-mark") { drawing in
      for target in line.targets {
        let place = area.place(target.target, on: target.date)
        drawing.mark(.diamond, at: place, size: radius > 0 ? 4.5 : 3, title: sentences.sentence(target))
      }
    }
    guard radius > 0 else { return }
    for year in years {
      drawing.group(year.isLatest ? "series-mark" : "series-mark before") { drawing in
        for point in year.points {
          guard let place = area.point(point.asOf, point.value) else { continue }
          drawing.mark(.circle, at: place, size: radius, title: sentences.sentence(point))
        }
      }
    }
    drawing.group("first") { drawing in
      for (point, place) in zip(points, restated) {
        guard let place, let first = point.firstPublished else { continue }
        drawing.mark(.circle, at: place, size: 2, title: sentences.sentence(point, first: first))
      }
    }
  }

  /// The points of each year, the latest last, for a figure that starts again each year: no line joins the end of a year to
  /// the start of the next. All points together for any other figure.
  private var years: [(points: [SeriesPoint], isLatest: Bool)] {
    var years: [(start: Day?, points: [SeriesPoint])] = []
    for point in points {
      let first = line.yearStart(of: point.asOf)
      if let last = years.last, last.start == first {
        years[years.count - 1].points.append(point)
      } else {
        years.append((first, [point]))
      }
    }
    return years.enumerated().map { ($0.element.points, $0.offset == years.count - 1) }
  }

  private var labels: [(text: String, value: Double, style: String)] {
    var labels: [(text: String, value: Double, style: String)] = []
    if let value = points.last(where: { $0.value != nil })?.value {
      labels.append((ChartLabel.now(unit.number(value)), value, "strong"))
    }
    if let last = line.targets.last {
      labels.append((ChartLabel.target(unit.aimNumber(last.target)), last.target, "target-label"))
    }
    return labels
  }

  /// What the picture shows, for who cannot see it.
  var alternative: String { sentences.alternative }
}
