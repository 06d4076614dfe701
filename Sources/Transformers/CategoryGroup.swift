internal import Model

/// One breakdown of a measure: an accumulator a category. A figure's breakdown is the same figure over the category's
/// rows alone; the categories of a count add up to it.
struct CategoryGroup: Sendable {
  static let unknown = "unknown"

  let name: String
  private let lookup: Dimension.Lookup
  private let empty: MeasureState
  /// The codes of a closed list that the figure's filter lets through, in their order: always shown.
  private let listed: [(number: UInt32, name: String)]
  private let lexicon: Lexicon?
  /// From the key's number to the category's, where the register knows it.
  private let register: [UInt32]?
  /// For each number of an open vocabulary the one it goes under: categories are the same whatever their case, and an
  /// export may itself say `unknown`. Empty for a closed list.
  private let representatives: [UInt32]
  private var states: [UInt32: MeasureState] = [:]

  /// Nil where the register was not delivered: then there is no such breakdown.
  init?(_ dimension: Dimension, of measure: MeasureDefinition, empty: MeasureState, catalogue: Catalogue) {
    name = dimension.name
    lookup = dimension.lookup
    self.empty = empty
    switch dimension.lookup {
    case .column(let column):
      guard let source = catalogue.sources[measure.rule.source], let definition = source.column(column) else { return nil }
      if case .code(let codes) = definition.kind {
        listed = codes.enumerated().filter { measure.rule.filter.admits($1.name, in: column) }
          .map { (UInt32($0 + 1), $1.name) }
        lexicon = nil
      } else {
        listed = []
        lexicon = definition.domain(in: source.name).flatMap { catalogue.exports.lexicons[$0] }
      }
      register = nil
    case .register(let source, let column, _):
      guard let lookup = catalogue.lookup(register: source, column: column) else { return nil }
      register = lookup
      listed = []
      lexicon = catalogue.exports.lexicons["\(source).\(column)"]
    }
    representatives = lexicon.map(Self.representatives) ?? []
  }

  /// The category of each row of a batch; nil where all are unknown.
  func categories(in view: BatchView) -> [UInt32]? {
    switch lookup {
    case .column(let column):
      switch view.column(column) {
      case .codes(let values): values.map(UInt32.init)
      case .interned(let values): values
      default: nil
      }
    case .register(_, _, let through):
      view.interned(through)?.map { key in
        guard let register, Int(key) < register.count else { return 0 }
        return register[Int(key)]
      }
    }
  }

  mutating func add(_ event: Event, to category: UInt32) {
    let empty = empty
    states[representatives.isEmpty ? category : representatives[Int(category)], default: empty].add(event)
  }

  /// By number, blank first: the first spelling that was read stands for all.
  private static func representatives(_ lexicon: Lexicon) -> [UInt32] {
    var first = [unknown: UInt32(0)]
    var representatives = [UInt32](repeating: 0, count: lexicon.count + 1)
    for number in lexicon.inReadingOrder {
      let name = lexicon[number].foldedValue
      representatives[Int(number)] = first[name] ?? number
      first[name] = representatives[Int(number)]
    }
    return representatives
  }

  mutating func seal() {
    states = states.mapValues { state in
      var sealed = state
      sealed.seal()
      return sealed
    }
  }

  /// Listed codes always; other categories, and `unknown`, where a row of theirs counts.
  func entries(_ answer: (MeasureState) -> Answer) -> [(category: String, answer: Answer)] {
    var sealedEmpty = empty
    sealedEmpty.seal()
    var entries = listed.map { ($0.name, answer(states[$0.number] ?? sealedEmpty)) }
    let shown = Set(listed.map(\.number))
    var others: [String: Answer] = [:]
    var unknown: Answer?
    for (number, state) in states where !shown.contains(number) {
      let reading = answer(state)
      guard reading.counted > 0 else { continue }
      if number == 0 { unknown = reading } else { others[SafeText.harmless(lexicon?[number] ?? ""), default: reading] = reading }
    }
    entries += others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    if let unknown { entries.append((Self.unknown, unknown)) }
    return entries
  }
}
