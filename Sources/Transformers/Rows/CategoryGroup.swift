internal import Model

/// One breakdown of a measure: which category each event is of, and which categories are shown, by what names. A figure's
/// breakdown is the same figure over the category's rows alone; the categories of a count add up to it.
struct CategoryGroup: Sendable {
  let name: String
  private let lookup: Dimension.Lookup
  /// The codes of a closed list that the figure's filter lets through, in their order: always shown.
  private let listed: [(number: UInt32, name: String)]
  /// Of the texts that categories of an open vocabulary are numbered by; nil for a closed list.
  let domain: String?
  /// From the key's number to the category's, where the register knows it.
  private let register: [UInt32]
  /// Once sealed: by the number of each category that has events, all numbers that are read as it.
  private(set) var members: [UInt32: Set<UInt32>] = [:]
  /// Once sealed: the name of each category of an open vocabulary.
  private var names: [UInt32: String] = [:]

  /// Nil where the register was not delivered: then there is no such breakdown.
  init?(
    _ dimension: Dimension, of measure: MeasureDefinition, in source: SourceDefinition, _ registers: Registers
  ) {
    name = dimension.name
    // A register's own rows say themselves what others would look up.
    let found = dimension.lookup(in: source.name)
    if case .register(source.name, let column, _) = found { lookup = .column(column) } else { lookup = found }
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
      let codes = registers.codes(of: source, column)
      listed = (codes ?? []).enumerated().map { (UInt32($0 + 1), $1.name) }
      domain = codes == nil ? "\(source).\(column)" : nil
    }
  }

  /// The category of each event; nil where all are unknown.
  func categories(of events: EventBatch, in view: BatchView) -> [UInt32]? {
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

  /// `met` are the categories that have events. Those of identifiers, by which nothing is published, are their texts, which
  /// `lexicon` gives.
  mutating func seal(
    met: Set<UInt32>, _ vocabularies: [String: Vocabulary], lexicon: (_ domain: String) -> Lexicon?
  ) {
    members = Dictionary(uniqueKeysWithValues: met.map { ($0, [$0]) })
    guard let domain else { return }
    guard let vocabulary = vocabularies[domain] else {
      let texts = lexicon(domain) ?? Lexicon()
      for number in met where number > 0 && Int(number) <= texts.count { names[number] = texts[number] }
      return
    }
    members = vocabulary.members(met)
    for number in members.keys { names[number] = vocabulary.name(number) }
  }

  /// Listed codes always; other categories, and `unknown`, where a row of theirs counts. One list a question; `answers` are
  /// a category's, by its number.
  func entries(
    _ questions: Int, _ answers: (_ category: UInt32) -> [Answer]
  ) -> [[(category: String, answer: Answer)]] {
    var entries = [[(category: String, answer: Answer)]](repeating: [], count: questions)
    func append(_ name: String, _ number: UInt32, always: Bool) {
      for (question, answer) in answers(number).enumerated() where always || answer.counted > 0 {
        entries[question].append((name, answer))
      }
    }
    for code in listed { append(code.name, code.number, always: true) }
    for number in others { append(names[number] ?? "", number, always: false) }
    if members[0] != nil { append(Vocabulary.unknown, 0, always: false) }
    return entries
  }

  /// Once sealed: the name of the category that each number is read as.
  var namesByNumber: [UInt32: String] {
    var found: [UInt32: String] = [:]
    for (category, numbers) in members where category > 0 {
      let name = listed.first { $0.number == category }?.name ?? names[category]
      for number in numbers { found[number] = name }
    }
    return found
  }

  /// The names of the codes that are always shown, in their order.
  var listedNames: [String] { listed.map(\.name) }

  /// The numbers of all categories that may be shown.
  var shown: [UInt32] { listed.map(\.number) + others + (members[0] == nil ? [] : [0]) }

  /// Categories that have events and are not listed, by name.
  private var others: [UInt32] {
    let listed = Set(listed.map(\.number))
    return members.keys.filter { $0 != 0 && !listed.contains($0) }.map { (names[$0] ?? "", $0) }.sorted { $0 < $1 }.map(\.1)
  }
}
