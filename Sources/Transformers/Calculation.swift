package import Model

/// A target-bearing figure over a run's exports, ready to answer for any day.
package struct Calculation: Sendable {
  package let definition: FigureDefinition
  private let catalogue: Catalogue
  private let main: MeasuredFigure
  private let beside: [(AlsoShown, MeasuredFigure)]

  package init(_ definition: FigureDefinition, sources: [SourceDefinition], exports: Exports) {
    self.definition = definition
    let catalogue = Catalogue(sources: sources, exports: exports)
    self.catalogue = catalogue
    main = MeasuredFigure(
      definition.measure, unit: definition.unit, dimensions: definition.breakdowns, catalogue: catalogue)
    beside = definition.alsoShown.map { shown in
      let fitting = definition.breakdowns.filter { $0.applies(to: shown.measure, of: definition.measure) }
      return (shown, MeasuredFigure(shown.measure, unit: shown.unit, dimensions: fitting, catalogue: catalogue))
    }
  }

  /// The figure as at `day`: nothing dated later plays a part.
  package func figure(asOf day: Day) -> Figure { figure(main, definition.measure, asOf: day) }

  /// The figure and those shown beside it: measure name, unit, figure.
  package func series(asOf day: Day) -> [SeriesPoint] {
    [SeriesPoint(id: definition.id, measure: "value", unit: definition.unit.name, figure: figure(asOf: day))]
      + beside.map { shown, measured in
        SeriesPoint(
          id: definition.id, measure: shown.name, unit: shown.unit.name,
          figure: figure(measured, shown.measure, asOf: day))
      }
  }

  package func breakdowns(asOf day: Day) -> [BreakdownPoint] {
    let all = [("value", definition.unit, main)] + beside.map { ($0.name, $0.unit, $1) }
    return all.flatMap { name, unit, measured in
      measured.breakdowns(asOf: day).map {
        BreakdownPoint(
          id: definition.id, measure: name, asOf: day, dimension: $0.dimension, category: $0.category, unit: unit.name,
          answer: $0.answer)
      }
    }
  }

  /// Sources that a figure shown beside, or a breakdown, needs and that are not there.
  package var missingBeside: [String] {
    var missing: [String] = []
    for (shown, measured) in beside where main.obstacle == nil && measured.obstacle != nil {
      missing.append("\(shown.title) \(measured.obstacle?.sentence ?? "")")
    }
    for dimension in definition.breakdowns {
      guard case .register(let source, _, _) = dimension.lookup, catalogue.exports[source].table == nil else { continue }
      missing.append("no breakdown by \(dimension.name): \(source) was not delivered or was refused")
    }
    return missing
  }

  private func figure(_ measured: MeasuredFigure, _ measure: MeasureDefinition, asOf day: Day) -> Figure {
    let period = measured.period(asOf: day) ?? Period(first: nil, last: day)
    if let obstacle = measured.obstacle {
      let nothing = Answer(value: nil, numerator: nil, denominator: nil, counted: 0)
      return Figure(day: day, period: period, answer: nothing, reason: obstacle.reason, note: obstacle.sentence)
    }
    let answer = measured.answer(asOf: day)
    let source = measure.rule.source
    if answer.value == nil {
      let isNilReturn = catalogue.isNilReturn(source)
      let why = isNilReturn ? "\(source) was delivered with headings and no rows" : Self.emptiness(of: measure, answer)
      return Figure(
        day: day, period: period, answer: answer, reason: isNilReturn ? .nilReturn : .notComputable,
        note: "not computed: \(why)")
    }
    guard catalogue.isNilReturn(source) else {
      return Figure(day: day, period: period, answer: answer, reason: nil, note: "")
    }
    return Figure(
      day: day, period: period, answer: answer, reason: .nilReturn,
      note: "nil return: \(source) was delivered with headings and no rows")
  }
}

extension Calculation {
  /// Why there is no value although the source has rows.
  private static func emptiness(of measure: MeasureDefinition, _ answer: Answer) -> String {
    if case .sum = measure, answer.counted > 0 { return "a part of the sum is missing" }
    if case .proportionOfSums = measure, answer.counted > 0 { return "a part of a sum is missing, or the whole is 0" }
    return "nobody in the denominator (no row of \(measure.rule.source) counts on this day)"
  }
}

extension Dimension {
  /// A figure's breakdowns apply to what is shown beside it where that counts the same source.
  fileprivate func applies(to measure: MeasureDefinition, of main: MeasureDefinition) -> Bool {
    if case .coverage = measure { return false }
    return measure.rule.source == main.rule.source
  }
}
