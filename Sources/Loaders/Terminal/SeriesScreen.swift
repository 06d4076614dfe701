package import Model
internal import Wording

/// A figure's published series in a terminal: a picture, and a table of the first published and the current values.
package struct SeriesScreen: Sendable {
  /// A figure's published values for one day.
  ///
  /// **Shape**: a day for which a value was published.
  package struct Point: Sendable {
    /// The day that the value is for.
    package var day: Day
    /// The value that was first published, in the figure's unit.
    package var first: Double
    /// The day on which it was first published.
    package var firstOn: Day
    /// The current value, in the figure's unit; nil where the figure is no longer computed for the day.
    package var current: Double?
    /// The name of the run that first published the current value; nil where there is no current value.
    package var since: String?
    /// The name of the last run that changed the definition between the two values; nil where none did, or where they are the
    /// same.
    package var redefinedBy: String?
    /// Why the current value replaced the one before, as a sentence; nil where that is not known, or nothing was replaced.
    package var because: String?

    /// The last run that changed the value; nil where it is the first one.
    package var restatedBy: String? { current == first ? nil : since }
    /// Why it is not the first one, or that this is not known; nil where it is the first one, or there is none now.
    package var restatedBecause: String? {
      current == nil || current == first ? nil : because ?? RestatementSentences.notKnown
    }

    /// The values for a day; see the properties.
    package init(
      day: Day, first: Double, firstOn: Day, current: Double?, since: String?, redefinedBy: String? = nil, because: String? = nil
    ) {
      self.day = day
      self.first = first
      self.firstOn = firstOn
      self.current = current
      self.since = since
      self.redefinedBy = redefinedBy
      self.because = because
    }
  }

  private let points: [Point]
  private let unit: Unit
  private let targets: [Target]

  /// `points` are in the order of their days; `unit` and `targets` are the figure's.
  package init(_ points: [Point], unit: Unit, targets: [Target]) {
    self.points = points
    self.unit = unit
    self.targets = targets
  }

  /// ● the current value, ○ the first published value where it was another, ╌ the next target. Empty with fewer than two
  /// points. `colour` shows the current values blue.
  package func picture(colour: Bool) -> String {
    let shown = Array(points.suffix(ScreenPlot.mostPlaces))
    let due = shown.map { point in targets.first { $0.date >= point.day }?.value ?? targets.last?.value }
    let values = shown.flatMap { [$0.current, $0.first].compactMap(\.self) } + due.compactMap(\.self)
    let named = [
      due.last?.map { (ChartLabel.target(unit.number($0)), $0) },
      shown.last?.current.map { (ChartLabel.now(unit.number($0)), $0) },
    ]
    guard shown.count > 1, var plot = ScreenPlot(places: shown.count, values: values, named: named.compactMap(\.self)) else {
      return ""
    }
    for (place, point) in shown.enumerated() {
      plot.level(due[place], at: place, "╌")
      if point.current != point.first { plot.mark(point.first, at: place, "○") }
      plot.mark(point.current, at: place, "●")
    }
    return plot.text(first: PlotArea.monthName(shown[0].day), last: PlotArea.monthName(shown[shown.count - 1].day)) { character in
      colour && character == "●" ? .blue : nil
    }
  }

  /// A row for each day, in lines of at most 80 columns.
  package var table: ShownTable {
    ShownTable(
      HistorySentences.valueHeadings,
      points.map { point in
        [
          point.day.description, unit.text(point.first), point.firstOn.description,
          unit.computed(point.current),
          point.current == point.first
            ? "" : (point.since ?? "") + (point.redefinedBy == nil ? "" : HistorySentences.redefinedMark),
        ]
      }, rightAligned: [1, 3])
  }

  /// The series of several figures for programs: a row for each figure and day, with plain numbers and the column names of the
  /// published files.
  package static func exact(_ figures: [(id: FigureID, unit: String, points: [Point])]) -> ShownTable {
    ShownTable(
      [
        "kpi", "part", "as_of", "unit", "first_published", "first_published_on", "value", "restated_by", "redefined_by",
        "restated_because",
      ],
      figures.flatMap { id, unit, points in
        points.map { point in
          [
            id.kpi, id.part, point.day.description, unit, PlainDecimal.text(point.first), point.firstOn.description,
            point.current.map(PlainDecimal.text) ?? "", point.restatedBy ?? "", point.redefinedBy ?? "",
            point.restatedBecause ?? "",
          ]
        }
      })
  }
}
