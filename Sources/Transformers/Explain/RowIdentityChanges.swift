package import Model

extension RowIdentities {
  /// How the rows of a source differ from those of later exports, which were read by the same definition.
  package func changes(of source: SourceDefinition, to later: RowIdentities) -> RowChanges {
    var changes = RowChanges()
    var known = Dictionary(later.all(of: source.name).map { ($0.key, $0.content) }) { first, _ in first }
    var (differing, wrong): (Set<Int>, Set<Int>) = ([], [])
    var gone: [String: Int] = [:]
    for row in all(of: source.name) {
      guard let content = known.removeValue(forKey: row.key) else {
        if let columns = later.rejected(row, of: source.name) {
          changes.rejected += 1
          wrong.formUnion(columns)
          continue
        }
        changes.removed += 1
        gone[Self.withoutKey(row.content, source), default: 0] += 1
        continue
      }
      if content == row.content { continue }
      changes.corrected += 1
      for (place, (one, other)) in zip(Self.cells(row.content), Self.cells(content)).enumerated() where one != other {
        differing.insert(place)
      }
    }
    changes.usable = known.count { rejected(Identity(key: $0.key, content: $0.value), of: source.name) != nil }
    changes.added = known.count - changes.usable
    changes.rejectedColumns = source.columns.indices.filter(wrong.contains).map { source.columns[$0].name }
    changes.columns = source.columns.indices.filter(differing.contains).map { source.columns[$0].name }
    if source.key.isEmpty { return changes }
    for content in known.values {
      let own = Self.withoutKey(content, source)
      guard let left = gone[own], left > 0 else { continue }
      gone[own] = left - 1
      changes.renumbered += 1
    }
    return changes
  }

  private static func withoutKey(_ content: String, _ source: SourceDefinition) -> String {
    joined(cells(content).enumerated().filter { !source.key.contains($0.offset) }.map { String($0.element) })
  }
}
