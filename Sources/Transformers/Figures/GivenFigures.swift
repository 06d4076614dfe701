package import Model

/// A measure of rows that another engine is to answer.
package struct AskedMeasure: Sendable, Hashable {
  /// What is measured, in which unit, and by which breakdowns that it can have.
  package let measure: MeasureDefinition
  package let unit: Unit
  package fileprivate(set) var dimensions: [Dimension]
  /// The days that it is asked for, in ascending order.
  package fileprivate(set) var days: [Day] = []
  /// The last days of the calendar months that it is asked for alone, in ascending order.
  package fileprivate(set) var months: [Day] = []
}

/// The figures of a run whose rows another engine has: what has to be asked of it, and the calculations from its answers.
///
///     let figures = GivenFigures(chosen, deliveries, sources, asOf: day, series: days) { lookBack[$0] ?? 0 }
///     let answers = figures.asked.map(answer)
///     let calculations = figures.calculations(unmatched: [], given: answers)
package struct GivenFigures: Sendable {
  /// Each measure of rows that can be computed, once, in the order of the figures.
  package private(set) var asked: [AskedMeasure] = []
  private let figures: [FigureDefinition]
  private let sources: [SourceDefinition]
  private let deliveries: [String: Delivery]

  /// `sources` are all sources of the plan, and `lookBack` the number of month-ends before the day that are asked for too.
  package init(
    _ figures: [FigureDefinition], _ deliveries: [String: Delivery], _ sources: [SourceDefinition], asOf day: Day, series: [Day],
    lookBack: (FigureID) -> Int
  ) {
    (self.figures, self.sources, self.deliveries) = (figures, sources, deliveries)
    let catalogue = Catalogue(deliveries, [], sources)
    for figure in figures {
      let days = AskedDays(figure, asOf: day, series: series, lookBack: lookBack(figure.id))
      if catalogue.obstacle(of: figure.measure) == nil {
        let census = catalogue.censusDays(of: figure.measure, asOf: day)
        ask(figure.computed, figure.unit, figure.breakdowns, days.days + census, days.months)
      }
      for shown in figure.alsoShown where catalogue.obstacle(of: shown.measure) == nil {
        ask(shown.computed, shown.unit, figure.dimensions(of: shown), days.series, [])
      }
    }
  }

  private mutating func ask(
    _ measure: MeasureDefinition, _ unit: Unit, _ dimensions: [Dimension], _ days: [Day], _ months: [Day]
  ) {
    let unit = measure.parts.isEmpty ? unit : measure.unitOfParts(in: unit)
    for part in measure.ofRows {
      let question = AskedMeasure(measure: part, unit: unit, dimensions: known(dimensions, of: part))
      let place = asked.firstIndex { $0.isSame(as: question) } ?? asked.endIndex
      if place == asked.endIndex { asked.append(question) }
      // A month has its own rows; a state, such as the number on roll, is that at the month's end.
      let isState = !measure.parts.isEmpty && part.rule.window.isState
      asked[place].days = Set(asked[place].days + days + (isState ? months : [])).sorted()
      if !isState { asked[place].months = Set(asked[place].months + months).sorted() }
    }
  }

  /// The breakdowns of a measure's rows: those of whose column its source has a definition, and whose register was delivered.
  private func known(_ dimensions: [Dimension], of measure: MeasureDefinition) -> [Dimension] {
    guard measure.otherRows.isEmpty else { return [] }
    let name = measure.rule.source
    return dimensions.filter { dimension in
      switch dimension.lookup(in: name) {
      case .column(let column): sources.first { $0.name == name }?.column(column) != nil
      case .register(let register, _, _): register == name || deliveries[register]?.table != nil
      }
    }
  }

  /// The calculations of the figures, in their order. `given` are the answers in the order of `asked`, and `unmatched` the conditions
  /// that no delivered row meets.
  package func calculations(unmatched: [UnmatchedCondition], given: [GivenAnswers]) -> [Calculation] {
    let catalogue = Catalogue(deliveries, unmatched, sources)
    func fed(_ measure: MeasureDefinition, _ unit: Unit, _ dimensions: [Dimension]) -> FedMeasure {
      FedMeasure(measure, unit: unit, dimensions: dimensions, sources: sources) { part, unit in
        let question = AskedMeasure(measure: part, unit: unit, dimensions: known(dimensions, of: part))
        return asked.firstIndex { $0.isSame(as: question) }.map { given[$0] } ?? GivenAnswers()
      }
    }
    return figures.map { figure in
      Calculation(
        figure, catalogue, fed(figure.computed, figure.unit, figure.breakdowns),
        figure.alsoShown.map { fed($0.computed, $0.unit, figure.dimensions(of: $0)) })
    }
  }
}

extension AskedMeasure {
  /// Each measure that is asked about in some of these lists once: for all days and breakdowns that any of them names.
  package static func merged(_ lists: [[AskedMeasure]]) -> [AskedMeasure] {
    put(lists.joined()) { $0.asks(for: $1) }.map(\.question)
  }

  /// The questions that one query each answers: a measure by itself, or the two statistics of one repetition together. `places` are those
  /// of the measures in `all`, and `question` asks for all that any of them asks for.
  package static func together(_ all: [AskedMeasure]) -> [(places: [Int], question: AskedMeasure)] {
    put(all) { $0.isOfTheSameRepetitions(as: $1) }
  }

  private static func put(
    _ all: some Sequence<AskedMeasure>, together belong: (AskedMeasure, AskedMeasure) -> Bool
  ) -> [(places: [Int], question: AskedMeasure)] {
    var questions: [(places: [Int], question: AskedMeasure)] = []
    for (place, asked) in all.enumerated() {
      guard let known = questions.firstIndex(where: { belong($0.question, asked) }) else {
        questions.append(([place], asked))
        continue
      }
      questions[known].places.append(place)
      questions[known].question.add(asked)
    }
    return questions
  }

  private func isOfTheSameRepetitions(as other: AskedMeasure) -> Bool {
    measure.repetition != nil && measure.counting(.entities) == other.measure.counting(.entities)
  }

  private mutating func add(_ other: AskedMeasure) {
    dimensions += other.dimensions.filter { !dimensions.contains($0) }
    days = Set(days + other.days).sorted()
    months = Set(months + other.months).sorted()
  }

  /// Whether the answers to it hold those to another question.
  package func asks(for other: AskedMeasure) -> Bool { measure == other.measure && unit == other.unit }

  /// The names of a breakdown's categories that are always shown, in their order: the codes that the filter lets through.
  package func listed(_ dimension: Dimension, _ sources: [SourceDefinition]) -> [String] {
    let name = measure.rule.source
    let (owner, column) = dimension.lookup(in: name).place(in: name)
    guard case .code(let codes) = sources.first(where: { $0.name == owner })?.column(column)?.kind else { return [] }
    return codes.map(\.name).filter { owner != name || measure.rule.filter.admits($0, in: column) }
  }

  fileprivate func isSame(as other: AskedMeasure) -> Bool {
    measure == other.measure && unit == other.unit && dimensions == other.dimensions
  }
}

extension Catalogue {
  /// Of a figure that looks at the latest day alone: that day, and the day with rows before it.
  fileprivate func censusDays(of measure: MeasureDefinition, asOf day: Day) -> [Day] {
    guard measure.rule.window == .latest, let days = rows(measure.rule.source)?.rowDays,
      let latest = days.newest(upTo: day)
    else { return [] }
    return [latest] + [days.newest(upTo: latest - 1)].compactMap(\.self)
  }
}
