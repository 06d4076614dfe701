package import Model

/// One figure over a run's exports, ready to answer for any day.
///
///     let pieces = calculation.pieces(asOf: day, series: monthEnds)               // can be done on several threads
///     let ready = calculation.prepared(with: pieces.map { $0() }, series: monthEnds)
///     let value = ready.figure(asOf: day).value                                   // nil where it cannot be computed
///
/// Answers that no piece has worked out are worked out when they are asked for, but for those of single calendar months.
package struct Calculation: Sendable {
  /// The figure's definition in the plan.
  package let definition: FigureDefinition
  let catalogue: Catalogue
  let main: Measured
  let beside: [Measured]

  /// One measure of the figure, with its answers for the days that were asked for ahead.
  struct Measured: Sendable {
    var name: String
    var title: String
    var unit: Unit
    /// The measure as the plan defines it; `figure` may measure a simpler one that gives the same number.
    var definition: MeasureDefinition
    var figure: FedMeasure
    var obstacle: Obstacle?
    /// The rejected rows that can keep it from being computed on some days; nil where there are none.
    var rejects: StoppingRejects?
    var answers: [Day: Answer] = [:]
    /// The answers for single calendar months, by the month's last day; empty where no chart needs them.
    var months: [Day: Answer] = [:]
    var breakdowns: [Day: [(dimension: String, category: String, answer: Answer)]] = [:]
  }

  /// `beside` are those of `definition.alsoShown`, in their order; all are sealed.
  init(_ definition: FigureDefinition, _ catalogue: Catalogue, _ main: FedMeasure, _ beside: [FedMeasure]) {
    self.init(
      definition, catalogue,
      main: Self.measured(
        SeriesPoint.ownMeasure, definition.title, definition.unit, definition.measure, main, catalogue),
      beside: zip(definition.alsoShown, beside).map {
        Self.measured($0.name, $0.title, $0.unit, $0.measure, $1, catalogue)
      })
  }

  /// With measures that may have answers already.
  init(_ definition: FigureDefinition, _ catalogue: Catalogue, main: Measured, beside: [Measured]) {
    self.definition = definition
    self.catalogue = catalogue
    self.main = main
    self.beside = beside
  }

  private static func measured(
    _ name: String, _ title: String, _ unit: Unit, _ measure: MeasureDefinition, _ figure: FedMeasure,
    _ catalogue: Catalogue
  ) -> Measured {
    Measured(
      name: name, title: title, unit: unit, definition: measure, figure: figure,
      obstacle: catalogue.obstacle(of: measure), rejects: catalogue.stoppingRejects(of: measure))
  }

  /// The figure on `day`; rows dated later are ignored.
  package func figure(asOf day: Day) -> Figure { figure(main, asOf: day) }

  /// The figure on a day that another day is compared with. Nil where the figure is provisional, or its period begins before
  /// the export's oldest month: an export that starts too late would make the earlier figure look low.
  package func comparable(asOf day: Day) -> Answer? {
    let figure = figure(asOf: day)
    return figure.value != nil && !figure.isProvisional && shortExport(asOf: day) == nil ? figure.answer : nil
  }

  /// An export that does not reach back to the first day that the figure looks at, and the first day of the month in which it
  /// begins; nil where all exports reach back far enough.
  package func shortExport(asOf day: Day) -> (source: String, begins: Day)? {
    for (source, first, _) in catalogue.periods(of: definition.measure, asOf: day) {
      guard let begins = catalogue.begins(source), first < begins else { continue }
      return (source, begins)
    }
    return nil
  }

  /// The first day of the month of the oldest row that the figure counts; nil where no row has a day. Of a combination, the
  /// latest of its parts that look at a period.
  package var begins: Day? {
    let rules = definition.measure.parts.map(\.rule).filter { !$0.window.isState }
    let known = (rules.isEmpty ? [definition.measure.rule] : rules).compactMap { catalogue.begins($0.source) }
    return known.max()
  }

  /// What the figure counts in one calendar month alone; nil where the month was not worked out by a piece, or nothing can be
  /// computed.
  func month(ending day: Day) -> Answer? {
    main.rejects?.obstacle(in: Window.month.period(asOf: day)) == nil ? main.months[day] : nil
  }

  /// Whether the figure's sources are as new on a day as they should be.
  func isFresh(asOf day: Day) -> Bool { catalogue.stale(definition.measure, asOf: day).isEmpty }

  func figure(_ measured: Measured, asOf day: Day) -> Figure {
    var figure = figureAlone(measured, asOf: day)
    figure.shrunkSources = catalogue.shrunk(measured.definition)
    guard figure.value != nil else { return figure }
    figure.staleSources = catalogue.stale(measured.definition, asOf: day)
    return figure
  }

  private func figureAlone(_ measured: Measured, asOf day: Day) -> Figure {
    let period = measured.figure.period(asOf: day) ?? Period(first: nil, last: day)
    if let obstacle = measured.stops(asOf: day) ?? catalogue.unreached(measured.definition, asOf: day) {
      let nothing = Answer(value: nil, numerator: nil, denominator: nil, counted: 0)
      return Figure(day: day, period: period, answer: nothing, reason: obstacle.reason, note: .obstacle(obstacle))
    }
    let answer = measured.answers[day] ?? FedMeasure.answers([(measured.figure, [day])]).answers[0][0]
    let source = measured.definition.rule.source
    let isNilReturn = catalogue.isNilReturn(source)
    let isComputed = answer.value != nil
    let note: FigureNote? =
      isNilReturn
      ? .noRows(source: source, isComputed: isComputed)
      : isComputed ? nil : .empty(measured.figure.emptiness(asOf: day, answer))
    return Figure(
      day: day, period: period, answer: answer, reason: isNilReturn ? .nilReturn : isComputed ? nil : .notComputable, note: note)
  }
}

extension Calculation.Measured {
  /// What keeps the measure from being computed on a day: something on any day, or rejected rows that may matter on this one.
  func stops(asOf day: Day) -> Obstacle? { obstacle ?? rejects?.obstacle(asOf: day) }
}
