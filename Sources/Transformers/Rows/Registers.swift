internal import Model

/// What registers say of the entities that they know. They are read before all other sources, so that these can look them up.
final class Registers {
  /// By entity's number: what a register's column says; 0 for nothing.
  private struct Entries {
    var isKnown: [Bool] = []
    var isSaid: [Bool] = []
    var values: [String: [UInt32]] = [:]
  }
  private let sources: [SourceDefinition]
  /// By register, the columns of codes by which figures are broken down.
  private var codes: [String: [String: [Code]]] = [:]
  private var registers: [String: Entries] = [:]

  /// `lookups` say where figures find the categories of their rows.
  init(_ sources: [SourceDefinition], lookups: [Dimension.Lookup] = []) {
    self.sources = sources.filter { $0.registerOf != nil }
    for case .register(let register, let column, _) in lookups {
      let definition = self.sources.first { $0.name == register }?.column(column)
      if case .code(let all) = definition?.kind { codes[register, default: [:]][column] = all }
    }
  }

  func begin(_ source: String) { registers[source] = nil }

  /// Drops what was read of a register, because it was refused.
  func refuse(_ source: String) { registers[source] = nil }

  /// Notes that a register was delivered, also one without rows.
  func deliver(_ source: String) {
    if registers[source] == nil, sources.contains(where: { $0.name == source }) { registers[source] = Entries() }
  }

  func take(_ view: BatchView) {
    guard view.source.registerOf != nil, let key = view.source.key.first,
      let entities = view.interned(view.source.columns[key].name), let highest = entities.max()
    else { return }
    var entries = registers[view.source.name] ?? Entries()
    registers[view.source.name] = nil
    let room = Int(highest) + 1
    entries.isKnown.fill(to: room, with: false)
    entries.isSaid.fill(to: room, with: false)
    for entity in entities { entries.isKnown[Int(entity)] = true }
    // Rows come in the reverse of reading order: the last one read speaks, and is met first.
    let rows = view.batch.survives.indices.reversed().filter {
      view.batch.survives[$0] && !entries.isSaid[Int(entities[$0])]
    }
    for column in view.columns {
      guard let values = view.interned(column) ?? numbers(ofCodes: column, view) else { continue }
      var found = entries.values.removeValue(forKey: column) ?? []
      found.fill(to: room, with: 0)
      for row in rows.reversed() { found[Int(entities[row])] = values[row] }
      entries.values[column] = found
    }
    for row in rows { entries.isSaid[Int(entities[row])] = true }
    registers[view.source.name] = entries
  }

  private func numbers(ofCodes column: String, _ view: BatchView) -> [UInt32]? {
    guard codes[view.source.name]?[column] != nil, case .codes(let values) = view.column(column) else { return nil }
    return values.map { UInt32($0) }
  }

  /// The codes of a register's column by which figures are broken down, in their order; nil where it has no list of codes.
  func codes(of register: String, _ column: String) -> [Code]? { codes[register]?[column] }

  /// For each entity's number, the number of the text or of the code in the column; nil where there is no such register.
  func lookup(register: String, column: String) -> [UInt32]? {
    registers[register].map { $0.values[column] ?? [] }
  }

  /// The register of a domain, and whether it knows each entity; nil where none was delivered.
  func known(in domain: String, otherThan source: String) -> (register: String, isKnown: [Bool])? {
    guard let register = sources.first(where: { $0.registerOf == domain && $0.name != source }) else { return nil }
    return registers[register.name].map { (register.name, $0.isKnown) }
  }
}

extension [Bool] {
  /// The rows whose entity is not marked as known; in most exports there are none.
  fileprivate func unknown(_ values: [UInt32]) -> [Int] {
    var rows: [Int] = []
    withUnsafeBufferPointer { isKnown in
      for (row, value) in values.enumerated() where Int(value) >= isKnown.count || !isKnown[Int(value)] { rows.append(row) }
    }
    return rows
  }
}

extension Array {
  fileprivate mutating func fill(to room: Int, with value: Element) {
    if count < room { self += repeatElement(value, count: room - count) }
  }
}

/// Counts, for each of a source's identifier columns that have a register, the entities that the register does not know.
struct UnregisteredTally {
  private struct Column {
    var name: String
    var register: String
    var isKnown: [Bool]
    var unknown: Set<UInt32> = []
    var rows = 0
  }
  private var columns: [Column]

  init(_ source: SourceDefinition, stored: [String], _ registers: Registers) {
    columns = source.columns.compactMap { column in
      guard case .identifier(let domain) = column.kind, stored.contains(column.name),
        let (register, isKnown) = registers.known(in: domain, otherThan: source.name)
      else { return nil }
      return Column(name: column.name, register: register, isKnown: isKnown)
    }
  }

  mutating func take(_ view: BatchView) {
    for index in columns.indices {
      guard let values = view.interned(columns[index].name) else { continue }
      for row in columns[index].isKnown.unknown(values) where values[row] != 0 && view.batch.survives[row] {
        columns[index].unknown.insert(values[row])
        columns[index].rows += 1
      }
    }
  }

  var found: [SenseChecks.Unregistered] {
    columns.map {
      SenseChecks.Unregistered(column: $0.name, register: $0.register, entities: $0.unknown.count, rows: $0.rows)
    }
  }
}
