internal import Model

/// One measure that is given its sources' rows, and then sealed: it answers for the figure itself and for each of its
/// breakdowns, on any day.
struct FedMeasure: Sendable {
  let definition: MeasureDefinition
  let unit: Unit
  private let dimensions: [Dimension]
  let source: SourceDefinition?
  private var groups: [CategoryGroup] = []
  private var total: MeasureState
  /// By breakdown, an accumulator for each category.
  private var byCategory: [[UInt32: MeasureState]] = []
  /// Holds the events themselves, in place of accumulators that would keep every event anyway.
  private var kept: KeptEvents?
  /// The days on which the source has a row; only noted for the `latest` window.
  private var rowDays: Set<Int32> = []
  /// The same of other rows, by their places.
  private var otherRowDays: [Int: Set<Int32>] = [:]
  /// What says which category a member of a cohort's population is of; nil where nobody asks.
  private var members: CategoryGroup?
  /// The rows that it was given; nil where nobody asks for them.
  private(set) var trace: MeasureTrace?
  /// The measures whose values it combines, each with rows of its own; empty for a measure of rows.
  private(set) var parts: [FedMeasure]

  /// `isTraced` keeps the rows, so that the figure can be explained.
  init(
    _ definition: MeasureDefinition, unit: Unit, dimensions: [Dimension], sources: [SourceDefinition], isTraced: Bool = false
  ) {
    trace = isTraced ? MeasureTrace() : nil
    source = sources.first { $0.name == definition.rule.source }
    self.definition = definition
    self.unit = unit
    self.dimensions = dimensions
    total = MeasureState(definition, unit: unit, source: source)
    // The values of a ratio have no unit: its durations are in days.
    let partUnit = definition.kind == .ratio ? Unit.days : unit
    parts = definition.parts.map {
      FedMeasure($0, unit: partUnit, dimensions: dimensions, sources: sources, isTraced: isTraced)
    }
  }

  private var empty: MeasureState { MeasureState(definition, unit: unit, source: source) }

  /// Says that a source's rows come next, for the first time or again.
  mutating func begin(_ name: String, _ registers: Registers) {
    for place in parts.indices { parts[place].begin(name, registers) }
    guard parts.isEmpty else { return }
    if name == definition.rule.source, let source {
      total.forgetOwnRows(empty)
      trace?.forget(0)
      rowDays = []
      groups = dimensions.compactMap { CategoryGroup($0, of: definition, in: source, registers) }
      byCategory = groups.map { _ in [:] }
      kept = definition.keepsEvents ? KeptEvents() : nil
      members = definition.cohort?.within.flatMap { CategoryGroup($0, of: definition, in: source, registers) }
    }
    for (place, other) in definition.otherRows.enumerated() where other.rule.source == name {
      total.forgetOthers(place)
      trace?.forget(place + 1)
      otherRowDays[place] = nil
    }
  }

  mutating func take(_ view: BatchView) {
    for place in parts.indices { parts[place].take(view) }
    guard parts.isEmpty else { return }
    if view.source.name == definition.rule.source, let reader = EventReader(definition, view) {
      if definition.rule.window == .latest { rowDays.formUnion(view.rowDays(definition.rule.day)) }
      add(reader, in: view)
    }
    for (place, other) in definition.otherRows.enumerated() where other.rule.source == view.source.name {
      guard let reader = EventReader(other.rule, entity: other.entity, column: other.column, view) else { continue }
      let events = reader.events
      trace?.add(events, other.rule, bound: reader.rule, use: place + 1, view)
      if other.rule.window == .latest { otherRowDays[place, default: []].formUnion(view.rowDays(other.rule.day)) }
      total.add(events, ofOthers: place)
    }
  }

  private mutating func add(_ reader: EventReader, in view: BatchView) {
    var events = reader.events
    if let members { events.categories = members.categories(of: events, in: view) }
    let rule = definition.rule
    trace?.add(events, rule, bound: reader.rule, use: 0, view)
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

  /// No row of the source comes after this.
  mutating func end(_ name: String) {
    for place in parts.indices { parts[place].end(name) }
    if name == definition.rule.source { kept?.seal() }
  }

  /// No row comes after this. `lexicon` gives the texts of a domain.
  mutating func seal(_ vocabularies: [String: Vocabulary], lexicon: (_ domain: String) -> Lexicon?) {
    for place in parts.indices { parts[place].seal(vocabularies, lexicon: lexicon) }
    if let domain = members?.domain, let lexicon = lexicon(domain) {
      let first = lexicon.firstAlike
      let same = { (category: UInt32) in Int(category) < first.count ? first[Int(category)] : category }
      total.joinCategories(same)
      trace?.joinCategories(same)
    }
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
    (shared.total, shared.groups, shared.kept, shared.rowDays, shared.trace) = (state, groups, kept, rowDays, trace)
    shared.byCategory = byCategory.map { $0.compactMapValues { $0.asking(for: other, unit: unit) } }
    return shared
  }

  /// The days that the figure looks at, seen from `day`; for the `latest` window the census day, nil where there was none. For a
  /// combination, the days of its first part.
  func period(asOf day: Day) -> Period? {
    if let first = parts.first { return first.period(asOf: day) }
    return Self.period(definition.rule.window, rowDays, asOf: day)
  }

  /// The same for one use of rows: 0 for its own, then those of other sources.
  func period(ofUse place: Int, asOf day: Day) -> Period? {
    let seen = place == 1 ? day : min(definition.cohortDay ?? day, day)
    if place == 0 { return Self.period(definition.rule.window, rowDays, asOf: seen) }
    return Self.period(definition.otherRows[place - 1].rule.window, otherRowDays[place - 1] ?? [], asOf: seen)
  }

  private static func period(_ window: Window, _ rowDays: Set<Int32>, asOf day: Day) -> Period? {
    guard window == .latest else { return window.period(asOf: day) }
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

  /// What it is asked for a figure of this day.
  func asked(asOf day: Day) -> Asked {
    // Before the first census day there is nothing to look at: a count of nothing is 0, a percentage none. So it is before the
    // day as on which a cohort is chosen.
    func question(_ window: Window, _ rowDays: Set<Int32>, seenFrom seen: Day) -> Question {
      let period = seen <= day ? Self.period(window, rowDays, asOf: seen) : nil
      return Question(period ?? Period(first: day + 1, last: day), asOf: min(seen, day))
    }
    let seen = definition.cohortDay ?? day
    return Asked(
      question(definition.rule.window, rowDays, seenFrom: seen),
      others: definition.otherRows.enumerated().map { place, other in
        // Place 0 are those reached: by the figure's own day.
        question(other.rule.window, otherRowDays[place] ?? [], seenFrom: place == 0 ? day : seen)
      })
  }
}

extension BatchView {
  /// The days in a column of the rows that count.
  fileprivate func rowDays(_ column: String) -> Set<Int32> {
    guard let days = days(column) else { return [] }
    var (found, last): (Set<Int32>, Int32) = ([], Blank.day)
    for row in days.indices where days[row] != last && batch.survives[row] {
      last = days[row]
      if last != Blank.day { found.insert(last) }
    }
    return found
  }
}

extension Lexicon {
  /// By number: the first number of a text that differs from this one in case alone. 0 stands for a blank.
  fileprivate var firstAlike: [UInt32] {
    var first: [String: UInt32] = [:]
    return [0]
      + (0..<count).map { index in
        let number = UInt32(index + 1)
        let text = self[number].foldedValue
        let known = first[text] ?? number
        first[text] = known
        return known
      }
  }
}
