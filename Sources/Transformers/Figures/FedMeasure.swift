internal import Model

/// One measure that is given its sources' rows, and then sealed: it answers for the figure itself and for each of its
/// breakdowns, on any day.
struct FedMeasure: Sendable {
  let definition: MeasureDefinition
  private let unit: Unit
  private let dimensions: [Dimension]
  private let source: SourceDefinition?
  private var groups: [CategoryGroup] = []
  private var total: MeasureState
  /// By breakdown, an accumulator for each category.
  private var byCategory: [[UInt32: MeasureState]] = []
  /// Holds the events themselves, in place of accumulators that would keep every event anyway.
  private var kept: KeptEvents?
  /// The days on which the source has a row; only noted for the `latest` window.
  private var rowDays: Set<Int32> = []
  /// The measures whose values it combines, each with rows of its own; empty for a measure of rows.
  private(set) var parts: [FedMeasure]

  init(_ definition: MeasureDefinition, unit: Unit, dimensions: [Dimension], sources: [SourceDefinition]) {
    source = sources.first { $0.name == definition.rule.source }
    self.definition = definition
    self.unit = unit
    self.dimensions = dimensions
    total = MeasureState(definition, unit: unit, source: source)
    // The values of a ratio have no unit: its durations are in days.
    let partUnit = definition.kind == .ratio ? Unit.days : unit
    parts = definition.parts.map { FedMeasure($0, unit: partUnit, dimensions: dimensions, sources: sources) }
  }

  private var empty: MeasureState { MeasureState(definition, unit: unit, source: source) }

  /// Says that a source's rows come next, for the first time or again.
  mutating func begin(_ name: String, _ registers: Registers) {
    for place in parts.indices { parts[place].begin(name, registers) }
    guard parts.isEmpty else { return }
    if name == definition.rule.source, let source {
      total.forgetOwnRows(empty)
      rowDays = []
      groups = dimensions.compactMap { CategoryGroup($0, of: definition, in: source, registers) }
      byCategory = groups.map { _ in [:] }
      kept = definition.keepsEvents ? KeptEvents() : nil
    }
    for (place, other) in definition.otherRows.enumerated() where other.rule.source == name { total.forgetOthers(place) }
  }

  mutating func take(_ view: BatchView) {
    for place in parts.indices { parts[place].take(view) }
    guard parts.isEmpty else { return }
    if view.source.name == definition.rule.source, let reader = EventReader(definition, view) {
      if definition.rule.window == .latest { noteDays(view) }
      add(reader.events, in: view)
    }
    for (place, other) in definition.otherRows.enumerated() where other.rule.source == view.source.name {
      guard let events = EventReader(other.rule, entity: other.entity, view)?.events else { continue }
      total.add(events, ofOthers: place)
    }
  }

  private mutating func add(_ events: EventBatch, in view: BatchView) {
    let categories = groups.map { $0.categories(of: events, in: view) }
    guard kept == nil else {
      kept?.append(events, categories)
      return
    }
    if !isSumOfCategories { total.add(events, events.indices) }
    let empty = empty
    for (group, categories) in categories.enumerated() {
      guard let categories else {
        byCategory[group][0, default: empty].add(events, events.indices)
        continue
      }
      for (category, chosen) in EventsByCategory(categories).chosen {
        byCategory[group][category, default: empty].add(events, chosen)
      }
    }
  }

  /// Whether the whole is the sum of the categories of one breakdown, because each event is in one category of it.
  private var isSumOfCategories: Bool { definition.otherRows.isEmpty && kept == nil && !groups.isEmpty }

  private mutating func noteDays(_ view: BatchView) {
    guard let days = view.days(definition.rule.day) else { return }
    var last = Blank.day
    for row in days.indices where days[row] != last && view.batch.survives[row] {
      last = days[row]
      if last != Blank.day { rowDays.insert(last) }
    }
  }

  /// No row of the source comes after this.
  mutating func end(_ name: String) {
    for place in parts.indices { parts[place].end(name) }
    if name == definition.rule.source { kept?.seal() }
  }

  /// No row comes after this.
  mutating func seal(_ vocabularies: [String: Vocabulary]) {
    for place in parts.indices { parts[place].seal(vocabularies) }
    if isSumOfCategories, let categories = byCategory.first?.values {
      for category in categories { total.merge(category) }
    }
    total.seal()
    for group in groups.indices {
      groups[group].seal(met: kept?.categories(in: group) ?? Set(byCategory[group].keys), vocabularies)
      let states = byCategory[group]
      byCategory[group] = groups[group].members.compactMapValues { numbers in
        let same = numbers.compactMap { states[$0] }
        guard var state = same.first else { return nil }
        for other in same.dropFirst() { state.merge(other) }
        state.seal()
        return state
      }
    }
  }

  /// The same rows used for another measure, so that nothing is kept twice. Nil where the other measure looks at other rows.
  func asking(for other: MeasureDefinition, unit: Unit, dimensions: [Dimension]) -> FedMeasure? {
    guard definition.sharesRows(with: other), dimensions == self.dimensions, let state = total.asking(for: other, unit: unit)
    else { return nil }
    var shared = FedMeasure(other, unit: unit, dimensions: dimensions, sources: source.map { [$0] } ?? [])
    (shared.total, shared.groups, shared.kept, shared.rowDays) = (state, groups, kept, rowDays)
    shared.byCategory = byCategory.map { $0.compactMapValues { $0.asking(for: other, unit: unit) } }
    return shared
  }

  /// The days that the figure looks at, seen from `day`; for the `latest` window the census day, nil where there was none. For a
  /// combination, the days of its first part.
  func period(asOf day: Day) -> Period? {
    if let first = parts.first { return first.period(asOf: day) }
    guard definition.rule.window == .latest else { return definition.rule.window.period(asOf: day) }
    return rowDays.filter { $0 <= day.number }.max().map { Period(first: Day(number: $0), last: Day(number: $0)) }
  }

  /// The figure's answers for days in ascending order, and with them those of figures that share its rows, so that the rows are
  /// counted once.
  ///
  /// `months`: periods that follow each other, for which the first figure's answers are given too, as known on `day`.
  static func answers(
    _ figures: [(figure: FedMeasure, days: [Day])], months: [Period] = [], asOf day: Day = Day(number: .max)
  ) -> (answers: [[Answer]], months: [Answer]) {
    if let combined = figures.first, !combined.figure.parts.isEmpty {
      return combined.figure.combinedAnswers(combined.days, months: months, asOf: day)
    }
    var whole: MeasureState?
    let answers = answers(figures) { figure in
      let state = figure.whole
      whole = state
      return state
    }
    let asked = months.map { Question($0, asOf: day) }
    return (answers, asked.isEmpty ? [] : whole?.answers(asked.map { Asked($0) }) ?? [])
  }

  /// `state` is that of the first figure; the others ask it, where they can.
  private static func answers(
    _ figures: [(figure: FedMeasure, days: [Day])], of state: (FedMeasure) -> MeasureState
  ) -> [[Answer]] {
    var shared: MeasureState?
    return figures.map { figure, days in
      let own = shared?.asking(for: figure.definition, unit: figure.unit) ?? state(figure)
      shared = own
      return own.answers(days.map(figure.asked))
    }
  }

  /// The number of rows that cannot be right and are counted nowhere.
  var leftOut: Int { total.leftOut + parts.reduce(0) { $0 + $1.leftOut } }

  private var whole: MeasureState { kept?.added(to: empty) ?? total }

  var dimensionCount: Int { parts.isEmpty ? groups.count : sharedDimensions.count }

  /// The names of its breakdowns.
  var dimensionNames: [String] { groups.map(\.name) }

  /// The categories of a breakdown that are always shown, in their order.
  func listedCategories(of dimension: String) -> [String] {
    groups.first { $0.name == dimension }?.listedNames ?? []
  }

  /// What it answers for each day where no row counts, as for a category of which it has none.
  func answersOfNothing(_ days: [Day]) -> [Answer] {
    var none = empty
    none.seal()
    return none.answers(days.map(asked))
  }

  /// For each day, every category of one dimension with its answer, in the order in which it is shown; for each of several
  /// figures that share their rows.
  static func breakdown(
    _ dimension: Int, of figures: [FedMeasure], asOf days: [Day]
  ) -> [[[(dimension: String, category: String, answer: Answer)]]] {
    if let combined = figures.first, !combined.parts.isEmpty { return [combined.combinedBreakdown(dimension, asOf: days)] }
    guard let group = figures.first?.groups[dimension] else { return [] }
    // By category, so that no more than one accumulator is there at a time.
    let answers = Dictionary(
      uniqueKeysWithValues: group.shown.map { category in
        (category, Self.answers(figures.map { ($0, days) }) { $0.state(of: category, in: dimension) })
      })
    return figures.indices.map { figure in
      group.entries(days.count) { answers[$0]?[figure] ?? [] }.map { entries in
        entries.map { (group.name, $0.category, $0.answer) }
      }
    }
  }

  private func state(of category: UInt32, in group: Int) -> MeasureState {
    if let kept { return kept.added(to: empty, of: groups[group].members[category] ?? [], in: group) }
    if let state = byCategory[group][category] { return state }
    var none = empty
    none.seal()
    return none
  }

  private func asked(asOf day: Day) -> Asked {
    // Before the first census day there is nothing to look at: a count of nothing is 0, a percentage none.
    let own = Question(period(asOf: day) ?? Period(first: day + 1, last: day), asOf: day)
    return Asked(own, others: definition.otherRows.map { Question($0.rule.window.period(asOf: day), asOf: day) })
  }
}
