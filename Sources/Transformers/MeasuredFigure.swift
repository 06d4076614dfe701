internal import Model

/// One measure over a run's exports, sealed: the figure itself and each of its breakdowns, for any day.
struct MeasuredFigure: Sendable {
  private let definition: MeasureDefinition
  private let catalogue: Catalogue
  private var total: MeasureState
  private var groups: [CategoryGroup]
  /// Days on which the source has a row, for the `latest` window.
  private var rowDays: [Int32] = []
  /// Why there is no figure at all.
  let obstacle: Obstacle?

  init(_ definition: MeasureDefinition, unit: Unit, dimensions: [Dimension], catalogue: Catalogue) {
    self.definition = definition
    self.catalogue = catalogue
    let empty = MeasureState(definition, unit: unit, source: catalogue.sources[definition.rule.source])
    total = empty
    obstacle = catalogue.obstacle(of: definition.sources) ?? catalogue.missingPart(of: definition)
    let table = catalogue.exports[definition.rule.source].table
    groups = dimensions.compactMap {
      CategoryGroup($0, of: definition, empty: empty, catalogue: catalogue)
    }
    guard obstacle == nil, let table, let source = catalogue.sources[definition.rule.source] else { return }
    for batch in table.batches {
      absorb(BatchView(source: source, table: table, batch: batch, lexicons: catalogue.exports.lexicons))
    }
    absorbOtherSources()
    total.seal()
    for index in groups.indices { groups[index].seal() }
  }

  private mutating func absorb(_ view: BatchView) {
    guard let reader = EventReader(definition, view) else { return }
    if definition.rule.window == .latest { noteDays(view) }
    let categories = groups.map { $0.categories(in: view) }
    for row in 0..<view.batch.count {
      guard let event = reader.event(row) else { continue }
      total.add(event)
      for index in groups.indices { groups[index].add(event, to: categories[index]?[row] ?? 0) }
    }
  }

  private mutating func noteDays(_ view: BatchView) {
    guard let days = view.days(definition.rule.day) else { return }
    var seen = Set(rowDays)
    for row in days.indices where view.batch.survives[row] && days[row] != Blank.day { seen.insert(days[row]) }
    rowDays = seen.sorted()
  }

  private mutating func absorbOtherSources() {
    guard case .coverage(_, _, let topQuartile, let reached, let by) = definition, case .coverage(var state) = total
    else { return }
    catalogue.events(of: reached, entity: by) { state.reached.add($0) }
    for (index, rate) in (topQuartile?.rates ?? []).enumerated() {
      catalogue.events(of: rate.rule, entity: rate.entity) { state.rates[index].add($0) }
    }
    total = .coverage(state)
  }

  /// The days the figure looks at, as at `day`; for the `latest` window the census day, if there was one.
  func period(asOf day: Day) -> Period? {
    guard definition.rule.window == .latest else { return definition.rule.window.period(asOf: day) }
    return rowDays.last { $0 <= day.number }.map { Period(first: Day(number: $0), last: Day(number: $0)) }
  }

  func answer(asOf day: Day) -> Answer { answer(of: total, asOf: day) }

  /// Every category with its answer, in the order it is shown.
  func breakdowns(asOf day: Day) -> [(dimension: String, category: String, answer: Answer)] {
    guard obstacle == nil else { return [] }
    return groups.flatMap { group in
      group.entries { answer(of: $0, asOf: day) }.map { (group.name, $0.category, $0.answer) }
    }
  }

  private func answer(of state: MeasureState, asOf day: Day) -> Answer {
    // Before the first census day there is nothing to look at: a count of nothing is 0, a percentage none.
    let period = period(asOf: day) ?? Period(first: day + 1, last: day)
    func question(_ rule: RowRule) -> Question { Question(rule.window.period(asOf: day), asOf: day) }
    var (reached, rates): (RowRule?, [RowRule]) = (nil, [])
    if case .coverage(_, _, let topQuartile, let other, _) = definition {
      (reached, rates) = (other, (topQuartile?.rates ?? []).map(\.rule))
    }
    let own = Question(period, asOf: day)
    return state.answer(own, reached: reached.map(question) ?? own, rates: rates.map(question))
  }
}
