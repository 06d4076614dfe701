internal import Model

/// One breakdown of a measure: an accumulator a category. A figure's breakdown is the same figure over the category's
/// rows alone; the categories of a count add up to it.
struct CategoryGroup: Sendable {
  static let unknown = "unknown"

  let name: String
  private let lookup: Dimension.Lookup
  private var empty: MeasureState
  /// The codes of a closed list that the figure's filter lets through, in their order: always shown.
  private let listed: [(number: UInt32, name: String)]
  /// Of the texts that categories of an open vocabulary are numbered by; nil for a closed list.
  private let domain: String?
  /// From the key's number to the category's, where the register knows it.
  private let register: [UInt32]
  private var states: [UInt32: MeasureState] = [:]
  /// Once sealed: the name of each category of an open vocabulary.
  private var names: [UInt32: String] = [:]

  /// Nil where the register was not delivered: then there is no such breakdown.
  init?(
    _ dimension: Dimension, of measure: MeasureDefinition, empty: MeasureState, in source: SourceDefinition,
    _ registers: Registers
  ) {
    name = dimension.name
    self.empty = empty
    // A register's own rows say themselves what others would look up.
    if case .register(source.name, let column, _) = dimension.lookup {
      lookup = .column(column)
    } else {
      lookup = dimension.lookup
    }
    switch lookup {
    case .column(let column):
      guard let definition = source.column(column) else { return nil }
      register = []
      if case .code(let codes) = definition.kind {
        listed = codes.enumerated().filter { measure.rule.filter.admits($1.name, in: column) }
          .map { (UInt32($0 + 1), $1.name) }
        domain = nil
      } else {
        listed = []
        domain = definition.domain(in: source.name)
      }
    case .register(let source, let column, _):
      guard let known = registers.lookup(register: source, column: column) else { return nil }
      register = known
      listed = []
      domain = "\(source).\(column)"
    }
  }

  mutating func add(_ events: EventBatch, in view: BatchView) {
    guard let categories = categories(of: events, in: view) else {
      return states[0, default: empty].add(events, events.indices)
    }
    for (category, chosen) in EventsByCategory(categories).chosen {
      states[category, default: empty].add(events, chosen)
    }
  }

  /// The category of each event; nil where all are unknown.
  private func categories(of events: EventBatch, in view: BatchView) -> [UInt32]? {
    switch lookup {
    case .column(let column):
      switch view.column(column) {
      case .codes(let values): return events.rows.map { UInt32(values[Int($0)]) }
      case .interned(let values): return events.rows.map { values[Int($0)] }
      default: return nil
      }
    case .register(_, _, let through):
      guard let keys = view.interned(through) else { return nil }
      return events.rows.map { row in
        let key = Int(keys[Int(row)])
        return key < register.count ? register[key] : 0
      }
    }
  }

  /// Categories of an open vocabulary are the same whatever their case, and an export may itself say `unknown`: the first
  /// spelling that was read stands for all.
  mutating func seal(_ lexicon: (_ domain: String) -> Lexicon?) {
    if let lexicon = domain.flatMap(lexicon) {
      var (first, merged): ([String: UInt32], [UInt32: MeasureState]) = ([Self.unknown: 0], [:])
      if let unknown = states.removeValue(forKey: 0) { merged[0] = unknown }
      for number in lexicon.inReadingOrder {
        let folded = lexicon[number].foldedValue
        let representative = first[folded] ?? number
        first[folded] = representative
        guard let state = states.removeValue(forKey: number) else { continue }
        if merged[representative] == nil { merged[representative] = state } else { merged[representative]?.merge(state) }
        if representative > 0 { names[representative] = SafeText.harmless(lexicon[representative]) }
      }
      states = merged
    }
    for number in states.keys { states[number]?.seal() }
  }

  /// The same rows asked for what another definition wants of them.
  func asking(for definition: MeasureDefinition, unit: Unit) -> CategoryGroup? {
    var other = self
    guard let state = empty.asking(for: definition, unit: unit) else { return nil }
    other.empty = state
    other.states = states.compactMapValues { $0.asking(for: definition, unit: unit) }
    return other
  }

  /// Listed codes always; other categories, and `unknown`, where a row of theirs counts. One list a question.
  func entries(
    _ questions: Int, _ answers: (MeasureState) -> [Answer]
  ) -> [[(category: String, answer: Answer)]] {
    var sealedEmpty = empty
    sealedEmpty.seal()
    var entries = [[(category: String, answer: Answer)]](repeating: [], count: questions)
    func append(_ name: String, _ state: MeasureState, always: Bool) {
      for (question, answer) in answers(state).enumerated() where always || answer.counted > 0 {
        entries[question].append((name, answer))
      }
    }
    for code in listed { append(code.name, states[code.number] ?? sealedEmpty, always: true) }
    let shown = Set(listed.map(\.number))
    let others = states.keys.filter { $0 != 0 && !shown.contains($0) }.map { (names[$0] ?? "", $0) }.sorted { $0 < $1 }
    for (name, number) in others { append(name, states[number] ?? sealedEmpty, always: false) }
    if let unknown = states[0] { append(Self.unknown, unknown, always: false) }
    return entries
  }
}

/// The events of each category together, in their order.
private struct EventsByCategory {
  /// Categories of higher numbers are looked for; those below have a place.
  private static let placed: UInt32 = 1024

  private(set) var chosen: [(category: UInt32, events: [Int32])] = []

  init(_ categories: [UInt32]) {
    guard let highest = categories.max() else { return }
    guard highest < Self.placed else {
      chosen = Dictionary(grouping: categories.indices) { categories[$0] }
        .map { ($0, $1.map { Int32(truncatingIfNeeded: $0) }) }
      return
    }
    // A counting sort: where each category's events end, at first where they begin.
    var ends = [Int](repeating: 0, count: Int(highest) + 2)
    for category in categories { ends[Int(category) + 1] += 1 }
    for category in 1..<ends.count { ends[category] += ends[category - 1] }
    let sorted = [Int32](unsafeUninitializedCapacity: categories.count) { places, initialized in
      ends.withUnsafeMutableBufferPointer { ends in
        for (index, category) in categories.enumerated() {
          places[ends[Int(category)]] = Int32(truncatingIfNeeded: index)
          ends[Int(category)] += 1
        }
      }
      initialized = categories.count
    }
    var start = 0
    for (category, end) in ends.dropLast().enumerated() where end > start {
      chosen.append((UInt32(category), Array(sorted[start..<end])))
      start = end
    }
  }
}
