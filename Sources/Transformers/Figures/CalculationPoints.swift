package import Model

/// What is published of a figure for one day of its series.
extension Calculation {
  /// The points of one day: the figure, and those shown with it.
  package func series(asOf day: Day) -> [SeriesPoint] {
    [SeriesPoint(id: definition.id, measure: main.name, unit: main.unit.name, figure: figure(main, asOf: day))]
      + beside.map {
        var point = SeriesPoint(id: definition.id, measure: $0.name, unit: $0.unit.name, figure: figure($0, asOf: day))
        point.title = $0.title
        return point
      }
  }

  /// The breakdowns of one day; empty for a measure that is not computed on that day, and without those by a column that has no
  /// heading.
  package func breakdowns(asOf day: Day) -> [BreakdownPoint] {
    let lacking = Set(definition.breakdowns.filter { missingColumn(of: $0) != nil }.map(\.name))
    return ([main] + beside).flatMap { measured in
      guard measured.stops(asOf: day) == nil, catalogue.unreached(measured.definition, asOf: day) == nil else {
        return [BreakdownPoint]()
      }
      return measured.breakdowns(asOf: day).filter { !lacking.contains($0.dimension) }.map {
        BreakdownPoint(
          id: definition.id, measure: measured.name, asOf: day, dimension: $0.dimension, category: $0.category,
          unit: measured.unit.name, answer: $0.answer)
      }
    }
  }
}

extension Calculation.Measured {
  /// Its answers for each category; empty where nothing can be computed on any day.
  func breakdowns(asOf day: Day) -> [(dimension: String, category: String, answer: Answer)] {
    guard obstacle == nil else { return [] }
    return breakdowns[day]
      ?? (0..<figure.dimensionCount).flatMap { FedMeasure.breakdown($0, of: [figure], asOf: [day])[0][0] }
  }
}
