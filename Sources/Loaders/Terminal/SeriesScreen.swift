package import Model
internal import Wording

/// A figure's published series in a terminal: a picture, and a table of what was first published and what stands.
package struct SeriesScreen: Sendable {
  /// Grain: a day that was published.
  package struct Point: Sendable {
    package var day: Day
    package var first: Double
    package var firstOn: Day
    /// What stands; nil where it is no longer computed.
    package var standing: Double?
    /// The run since which that is another value.
    package var since: String?

    package init(day: Day, first: Double, firstOn: Day, standing: Double?, since: String?) {
      self.day = day
      self.first = first
      self.firstOn = firstOn
      self.standing = standing
      self.since = since
    }
  }

  private let points: [Point]
  private let unit: Unit
  private let targets: [Target]

  package init(_ points: [Point], unit: Unit, targets: [Target]) {
    self.points = points
    self.unit = unit
    self.targets = targets
  }

  /// ● as it stands, ○ as first published where that was another value, ╌ the target that falls due next.
  package func picture(colour: Bool) -> String {
    let shown = Array(points.suffix(ScreenPlot.mostPlaces))
    let due = shown.map { point in targets.first { $0.date >= point.day }?.value ?? targets.last?.value }
    let values = shown.flatMap { [$0.standing, $0.first].compactMap(\.self) } + due.compactMap(\.self)
    let named = [
      due.last?.map { (ChartLabel.target(unit.number($0)), $0) },
      shown.last?.standing.map { (ChartLabel.now(unit.number($0)), $0) },
    ]
    guard shown.count > 1, var plot = ScreenPlot(places: shown.count, values: values, named: named.compactMap(\.self)) else {
      return ""
    }
    for (place, point) in shown.enumerated() {
      plot.level(due[place], at: place, "╌")
      if point.standing != point.first { plot.mark(point.first, at: place, "○") }
      plot.mark(point.standing, at: place, "●")
    }
    return plot.text(first: PlotArea.monthName(shown[0].day), last: PlotArea.monthName(shown[shown.count - 1].day)) { character in
      colour && character == "●" ? .blue : nil
    }
  }

  /// Rows of at most 80 columns.
  package var table: ShownTable {
    ShownTable(
      ["As at", "First published", "On", "Now", "Since run"],
      points.map { point in
        [
          point.day.description, unit.text(point.first), point.firstOn.description,
          unit.computed(point.standing), point.standing == point.first ? "" : point.since ?? "",
        ]
      }, rightAligned: [1, 3])
  }

  /// For programs: plain numbers, names in one form.
  package static func exact(_ figures: [(id: FigureID, unit: String, points: [Point])]) -> ShownTable {
    ShownTable(
      ["kpi", "part", "as_of", "unit", "first_published", "first_published_on", "value", "restated_by"],
      figures.flatMap { id, unit, points in
        points.map { point in
          [
            id.kpi, id.part, point.day.description, unit, PlainDecimal.text(point.first), point.firstOn.description,
            point.standing.map(PlainDecimal.text) ?? "", point.standing == point.first ? "" : point.since ?? "",
          ]
        }
      })
  }
}
