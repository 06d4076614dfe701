internal import Model

/// A source that a figure needs and that is not there.
struct Obstacle: Sendable {
  var reason: Reason
  var sentence: String
}

/// The run's exports with the definitions that explain them.
struct Catalogue: Sendable {
  let sources: [String: SourceDefinition]
  let exports: Exports

  init(sources: [SourceDefinition], exports: Exports) {
    self.sources = Dictionary(uniqueKeysWithValues: sources.map { ($0.name, $0) })
    self.exports = exports
  }

  /// The first of these sources that was not delivered, or was refused.
  func obstacle(of names: [String]) -> Obstacle? {
    for name in names {
      switch exports[name] {
      case .delivered: continue
      case .missing: return Obstacle(reason: .missing, sentence: "not computed: \(name) was not delivered")
      case .refused(let why): return Obstacle(reason: .refused, sentence: "not computed: \(name) was refused: \(why)")
      }
    }
    return nil
  }

  /// A sum of published counts with a missing part is none; a rejected row may be one.
  func missingPart(of definition: MeasureDefinition) -> Obstacle? {
    switch definition {
    case .sum, .proportionOfSums:
      guard let table = exports[definition.rule.source].table, table.rejected > 0 else { return nil }
      return Obstacle(
        reason: .notComputable,
        sentence: "not computed: \(table.rejected) rows of \(table.source) were rejected: a part of the sum may be missing")
    default: return nil
    }
  }

  /// A source delivered with headings and no rows.
  func isNilReturn(_ source: String) -> Bool { exports[source].table.map { $0.rowCount == 0 } ?? false }

  /// Calls `body` with every event of a source.
  func events(of rule: RowRule, entity: String, _ body: (Event) -> Void) {
    guard let table = exports[rule.source].table, let source = sources[rule.source] else { return }
    for batch in table.batches {
      let view = BatchView(source: source, table: table, batch: batch, lexicons: exports.lexicons)
      guard let reader = EventReader(rule, entity: entity, view) else { continue }
      for row in 0..<batch.count {
        if let event = reader.event(row) { body(event) }
      }
    }
  }

  /// For each entry of the key's lexicon (blank first) the number of the text beside it in the register.
  func lookup(register: String, column: String) -> [UInt32]? {
    guard let table = exports[register].table, let source = sources[register], let key = source.key.first,
      let domain = source.columns[key].domain(in: register)
    else { return nil }
    var found = [UInt32](repeating: 0, count: (exports.lexicons[domain]?.count ?? 0) + 1)
    for batch in table.batches {
      let view = BatchView(source: source, table: table, batch: batch, lexicons: exports.lexicons)
      guard let keys = view.interned(source.columns[key].name), let values = view.interned(column) else { return nil }
      for row in 0..<batch.count where batch.survives[row] { found[Int(keys[row])] = values[row] }
    }
    return found
  }
}
