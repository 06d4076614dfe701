internal import Model

/// One measure that is given its sources' rows, and then sealed: it answers for the figure itself and for each of its
/// breakdowns, on any day.
struct FedMeasure: Sendable {
  let definition: MeasureDefinition
  let unit: Unit
  private let dimensions: [Dimension]
  let source: SourceDefinition?
  /// All sources of the plan.
  let sources: [SourceDefinition]
  private(set) var groups: [CategoryGroup] = []
  private(set) var total: MeasureState
  /// By breakdown, an accumulator for each category.
  private(set) var byCategory: [[UInt32: MeasureState]] = []
  /// Holds the events themselves, in place of accumulators that would keep every event anyway.
  private(set) var kept: KeptEvents?
  /// The days on which the source has a row; only noted for the `latest` window.
  private(set) var rowDays: Set<Int32> = []
  /// The same of other rows, by their places.
  private(set) var otherRowDays: [Int: Set<Int32>] = [:]
  /// What says which category a member of a cohort's population is of; nil where nobody asks.
  private var members: CategoryGroup?
  /// The rows that it was given; nil where nobody asks for them.
  private(set) var trace: MeasureTrace?
  /// The measures whose values it combines, each with rows of its own; empty for a measure of rows.
  private(set) var parts: [FedMeasure]
  /// What another engine has worked out, instead of rows; nil where it is given rows.
  private(set) var given: GivenAnswers?

  /// `isTraced` keeps the rows, so that the figure can be explained.
  init(
    _ definition: MeasureDefinition, unit: Unit, dimensions: [Dimension], sources: [SourceDefinition], isTraced: Bool = false
  ) {
    trace = isTraced ? MeasureTrace() : nil
    self.sources = isTraced ? sources : []
    source = sources.first { $0.name == definition.rule.source }
    self.definition = definition
    self.unit = unit
    self.dimensions = dimensions
    total = MeasureState(definition, unit: unit, source: source)
    let partUnit = definition.unitOfParts(in: unit)
    parts = definition.parts.map {
      FedMeasure($0, unit: partUnit, dimensions: dimensions, sources: sources, isTraced: isTraced)
    }
  }

  /// A measure whose answers another engine has worked out; `given` has those of each measure of rows.
  init(
    _ definition: MeasureDefinition, unit: Unit, dimensions: [Dimension], sources: [SourceDefinition],
    given: (_ ofRows: MeasureDefinition, Unit) -> GivenAnswers
  ) {
    self.init(definition, unit: unit, dimensions: dimensions, sources: sources)
    if parts.isEmpty {
      let answers = given(definition, unit)
      (self.given, rowDays) = (answers, answers.rowDays)
    }
    parts = parts.map { FedMeasure($0.definition, unit: $0.unit, dimensions: dimensions, sources: sources, given: given) }
  }

  /// Without any row.
  var empty: MeasureState { MeasureState(definition, unit: unit, source: source) }

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
      trace?.add(events, other.rule, bound: reader.parts, use: place + 1, view)
      if other.rule.window == .latest { otherRowDays[place, default: []].formUnion(view.rowDays(other.rule.day)) }
      total.add(events, ofOthers: place)
    }
  }

  private mutating func add(_ reader: EventReader, in view: BatchView) {
    var events = reader.events
    if let members { events.categories = members.categories(of: events, in: view) }
    let categories = groups.map { $0.categories(of: events, in: view) }
    let rule = definition.rule
    trace?.add(events, rule, bound: reader.parts, use: 0, view, categories: categories)
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
    trace?.seal()
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
      groups[group].seal(met: kept?.categories(in: group) ?? Set(byCategory[group].keys), vocabularies, lexicon: lexicon)
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
    var shared = FedMeasure(
      other, unit: unit, dimensions: dimensions, sources: trace == nil ? source.map { [$0] } ?? [] : sources,
      isTraced: trace != nil)
    (shared.total, shared.groups, shared.kept, shared.rowDays, shared.trace) = (state, groups, kept, rowDays, trace)
    shared.byCategory = byCategory.map { $0.compactMapValues { $0.asking(for: other, unit: unit) } }
    return shared
  }

  /// The domain of the categories within which a cohort is chosen; nil where it is none, or has a list of codes.
  var memberDomain: String? { members?.domain }
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
