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

  private init(_ definition: FigureDefinition, _ catalogue: Catalogue, main: Measured, beside: [Measured]) {
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

  /// Part of the answers that a scorecard and its series need: the answers of some measures that share their rows, or one of
  /// their breakdowns.
  package struct Piece: Sendable {
    fileprivate var measured: [Int]
    fileprivate var answers: [[Day: Answer]] = []
    fileprivate var months: [Day: Answer] = [:]
    fileprivate var breakdowns: [[[(dimension: String, category: String, answer: Answer)]]] = []
  }

  /// The work for a scorecard on `day` and a series, in pieces that can be done at the same time; within a piece, windows slide
  /// from one day to the next. `lookBack` is the number of month-ends before the day that are worked out too, each with the day
  /// that it is compared with.
  package func pieces(asOf day: Day, series: [Day], lookBack: Int = 0) -> [@Sendable () -> Piece] {
    let earlier = (0..<max(lookBack, 0)).reduce(into: [day]) { days, _ in days.append(days[days.count - 1].previousMonthEnd) }
    let lineDays =
      [day.previousMonthEnd, day.adding(months: -12)] + earlier + earlier.map(definition.comparedDay)
      + ([definition.baseline?.date].compactMap(\.self) + definition.targets.map(\.date)).filter { $0 <= day }
    let all = [main] + beside
    let months = definition.chartedMonths(asOf: day, series: series)
    return sharing.flatMap { measured in
      let figures = measured.map { (figure: all[$0].figure, days: Set($0 == 0 ? lineDays + series : series).sorted()) }
      let answers: @Sendable () -> Piece = {
        let ends = measured.contains(0) ? months : []
        let (all, alone) = FedMeasure.answers(figures, months: ends.map { Window.month.period(asOf: $0) }, asOf: day)
        let answers = zip(figures, all).map { figure, answers in
          Dictionary(uniqueKeysWithValues: zip(figure.days, answers))
        }
        return Piece(measured: measured, answers: answers, months: Dictionary(uniqueKeysWithValues: zip(ends, alone)))
      }
      return [answers]
        + (0..<figures[0].figure.dimensionCount).map { dimension in
          { @Sendable in
            let breakdowns = FedMeasure.breakdown(dimension, of: figures.map(\.figure), asOf: series)
            return Piece(measured: measured, breakdowns: breakdowns)
          }
        }
    }
  }

  /// The places of the measures that can be computed; those that share their rows are together.
  private var sharing: [[Int]] {
    let all = [main] + beside
    return all.indices.filter { all[$0].obstacle == nil }.reduce(into: []) { groups, index in
      let group = groups.firstIndex(where: { all[$0[0]].figure.definition.sharesRows(with: all[index].figure.definition) })
      if let group { groups[group].append(index) } else { groups.append([index]) }
    }
  }

  /// The same calculation with pieces that have been worked out, in the order of `pieces`.
  package func prepared(with pieces: [Piece], series: [Day]) -> Calculation {
    var all = [main] + beside
    for piece in pieces {
      all[0].months.merge(piece.months) { known, _ in known }
      for (index, answers) in zip(piece.measured, piece.answers) {
        all[index].answers.merge(answers) { known, _ in known }
      }
      for (index, breakdowns) in zip(piece.measured, piece.breakdowns) {
        for (day, entries) in zip(series, breakdowns) { all[index].breakdowns[day, default: []] += entries }
      }
    }
    // Of a measure without breakdowns too, all is known.
    for index in all.indices where all[index].obstacle == nil {
      for day in series { all[index].breakdowns[day, default: []] += [] }
    }
    return Calculation(definition, catalogue, main: all[0], beside: Array(all.dropFirst()))
  }

  /// The same calculation with the calendar months that its chart is drawn from, and nothing else that pieces work out.
  package func withCharted(asOf day: Day, series: [Day]) -> Calculation {
    let ends = definition.chartedMonths(asOf: day, series: series)
    guard !ends.isEmpty, main.obstacle == nil else { return self }
    let months = FedMeasure.answers([(main.figure, [])], months: ends.map { Window.month.period(asOf: $0) }, asOf: day).months
    var known = main
    known.months = Dictionary(uniqueKeysWithValues: zip(ends, months))
    return Calculation(definition, catalogue, main: known, beside: beside)
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
      : isComputed ? nil : .empty(Self.emptiness(of: measured.figure, asOf: day, answer))
    return Figure(
      day: day, period: period, answer: answer, reason: isNilReturn ? .nilReturn : isComputed ? nil : .notComputable, note: note)
  }
}

extension Calculation.Measured {
  /// What keeps the measure from being computed on a day: something on any day, or rejected rows that may matter on this one.
  func stops(asOf day: Day) -> Obstacle? { obstacle ?? rejects?.obstacle(asOf: day) }

  func breakdowns(asOf day: Day) -> [(dimension: String, category: String, answer: Answer)] {
    guard obstacle == nil else { return [] }
    return breakdowns[day]
      ?? (0..<figure.dimensionCount).flatMap { FedMeasure.breakdown($0, of: [figure], asOf: [day])[0][0] }
  }
}

extension Calculation {
  /// Why there is no value although the source has rows: for a combination, why its first part without a value has none.
  private static func emptiness(of figure: FedMeasure, asOf day: Day, _ answer: Answer) -> Emptiness {
    for part in figure.parts {
      let own = FedMeasure.answers([(part, [day])]).answers[0][0]
      if own.value == nil { return emptiness(of: part, asOf: day, own) }
    }
    let source = figure.definition.rule.source
    if let chosen = figure.definition.cohortDay, day < chosen { return .noCohortYet(chosen) }
    return switch figure.definition {
    case .sum(_, let addends):
      answer.counted == 0 ? .nothingToAdd(source: source) : addends.leavesOutHidden ? .everyPartHidden : .partOfSumMissing
    case .statistic: answer.counted > 0 ? .numberMissing : .nobodyInDenominator(source: source)
    case .combined(_, let parts): .nothingToDivideBy(source: parts.last?.rule.source ?? source)
    case .proportionOfSums: answer.counted > 0 ? .partOrWholeMissing : .nobodyInDenominator(source: source)
    case .count, .distinct, .proportion, .latest, .repeats, .duration, .coverage, .stages: .nobodyInDenominator(source: source)
    }
  }
}
