package import Model

extension SenseChecks.Unregistered {
  /// For each of a source's identifiers that have a register, how many different ones it does not know. Columns that were
  /// not kept, and registers that were not delivered, are passed over.
  package static func find(in source: SourceDefinition, _ sources: [SourceDefinition], _ exports: Exports) -> [Self] {
    guard let table = exports[source.name].table else { return [] }
    return source.columns.compactMap { column in
      guard case .identifier(let domain) = column.kind, let position = table.position(of: column.name),
        let register = sources.first(where: { $0.registerOf == domain && $0.name != source.name }),
        let known = knownEntities(of: register, exports)
      else { return nil }
      var unknown: Set<UInt32> = []
      var rows = 0
      for batch in table.batches {
        guard case .interned(let values) = batch.columns[position] else { continue }
        for row in 0..<batch.count where batch.survives[row] && values[row] != 0 && !known.contains(values[row]) {
          unknown.insert(values[row])
          rows += 1
        }
      }
      return Self(column: column.name, register: register.name, entities: unknown.count, rows: rows)
    }
  }

  private static func knownEntities(of register: SourceDefinition, _ exports: Exports) -> Set<UInt32>? {
    guard let table = exports[register.name].table, let key = register.key.first,
      let position = table.position(of: register.columns[key].name)
    else { return nil }
    return table.batches.reduce(into: []) { known, batch in
      if case .interned(let values) = batch.columns[position] { known.formUnion(values) }
    }
  }
}
