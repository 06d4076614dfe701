internal import Model

/// One measure being fed with its sources' rows, and then sealed: the figure itself and each of its breakdowns, for any day.
struct MeasuredFigure: Sendable {
  let definition: MeasureDefinition
  private let unit: Unit
  private let dimensions: [Dimension]
  private let source: SourceDefinition?
  private var total: MeasureState
  private var groups: [CategoryGroup] = []
  /// Days on which the source has a row, for the `latest` window.
  private var rowDays: Set<Int32> = []

  init(_ definition: MeasureDefinition, unit: Unit, dimensions: [Dimension], sources: [SourceDefinition]) {
    source = sources.first { $0.name == definition.rule.source }
    self.definition = source.map { definition.simplified(for: $0) } ?? definition
    self.unit = unit
    self.dimensions = dimensions
    total = MeasureState(self.definition, unit: unit, source: source)
  }

  /// A source's rows are about to come, for the first time or again.
  mutating func begin(_ name: String, _ registers: Registers) {
    if name == definition.rule.source, let source {
      let empty = MeasureState(definition, unit: unit, source: source)
      if case .coverage = empty { total.changeCoverage { $0.population = Population() } } else { total = empty }
      rowDays = []
      groups = dimensions.compactMap { CategoryGroup($0, of: definition, empty: empty, in: source, registers) }
    }
    guard case .coverage(_, _, let topQuartile, let reached, _) = definition else { return }
    total.changeCoverage { coverage in
      if name == reached.source { coverage.reached = EntityEvents() }
      for (index, rate) in (topQuartile?.rates ?? []).enumerated() where rate.rule.source == name {
        coverage.rates[index] = EntityEvents()
      }
    }
  }

  mutating func take(_ view: BatchView) {
    if view.source.name == definition.rule.source, let reader = EventReader(definition, view) {
      if definition.rule.window == .latest { noteDays(view) }
      let events = reader.events
      total.add(events, events.indices)
      for index in groups.indices { groups[index].add(events, in: view) }
    }
    guard case .coverage(_, _, let topQuartile, let reached, let by) = definition else { return }
    total.changeCoverage { coverage in
      if view.source.name == reached.source, let events = EventReader(reached, entity: by, view)?.events {
        coverage.reached.add(events, events.indices)
      }
      for (index, rate) in (topQuartile?.rates ?? []).enumerated() where rate.rule.source == view.source.name {
        guard let events = EventReader(rate.rule, entity: rate.entity, view)?.events else { continue }
        coverage.rates[index].add(events, events.indices)
      }
    }
  }

  private mutating func noteDays(_ view: BatchView) {
    guard let days = view.days(definition.rule.day) else { return }
    var last = Blank.day
    for row in days.indices where days[row] != last && view.batch.survives[row] {
      last = days[row]
      if last != Blank.day { rowDays.insert(last) }
    }
  }

  /// No row comes after this.
  mutating func seal(_ lexicon: (_ domain: String) -> Lexicon?) {
    total.seal()
    for index in groups.indices { groups[index].seal(lexicon) }
  }

  /// The same rows asked for another figure: nothing is kept twice. Nil where the other looks at other rows.
  func asking(for other: MeasureDefinition, unit: Unit, dimensions: [Dimension]) -> MeasuredFigure? {
    guard definition.sharesRows(with: other), dimensions == self.dimensions,
      let state = total.asking(for: other, unit: unit)
    else { return nil }
    var shared = MeasuredFigure(other, unit: unit, dimensions: dimensions, sources: source.map { [$0] } ?? [])
    shared.total = state
    shared.groups = groups.compactMap { $0.asking(for: other, unit: unit) }
    shared.rowDays = rowDays
    return shared
  }

  /// The days the figure looks at, as at `day`; for the `latest` window the census day, if there was one.
  func period(asOf day: Day) -> Period? {
    guard definition.rule.window == .latest else { return definition.rule.window.period(asOf: day) }
    return rowDays.filter { $0 <= day.number }.max().map { Period(first: Day(number: $0), last: Day(number: $0)) }
  }

  /// The figure's answers for days in ascending order.
  func answers(asOf days: [Day]) -> [Answer] { total.answers(days.map(asked)) }

  var dimensionCount: Int { groups.count }

  /// For each day every category of one dimension with its answer, in the order it is shown.
  func breakdown(
    _ dimension: Int, asOf days: [Day]
  ) -> [[(dimension: String, category: String, answer: Answer)]] {
    let (group, asked) = (groups[dimension], days.map(asked))
    return group.entries(days.count) { $0.answers(asked) }.map { entries in
      entries.map { (group.name, $0.category, $0.answer) }
    }
  }

  private func asked(asOf day: Day) -> Coverage.Asked {
    // Before the first census day there is nothing to look at: a count of nothing is 0, a percentage none.
    let own = Question(period(asOf: day) ?? Period(first: day + 1, last: day), asOf: day)
    guard case .coverage(_, _, let topQuartile, let reached, _) = definition else {
      return Coverage.Asked(population: own, reached: own, rates: [])
    }
    func question(_ rule: RowRule) -> Question { Question(rule.window.period(asOf: day), asOf: day) }
    return Coverage.Asked(
      population: own, reached: question(reached), rates: (topQuartile?.rates ?? []).map { question($0.rule) })
  }
}
