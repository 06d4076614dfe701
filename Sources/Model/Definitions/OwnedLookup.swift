/// A looked-up column with the source whose rows have it.
package struct OwnedLookup: Hashable, Sendable, Encodable {
  /// The source whose rows have the column.
  package var owner: String
  /// The column.
  package var column: LookedUpColumn
}

extension [SourceDefinition] {
  /// What has to be read so that these columns are there: where one is looked up, what it is worked out from stands in its place.
  package func read(for needs: [(source: String, columns: [String])]) -> [(source: String, columns: [String])] {
    guard contains(where: { !$0.lookedUp.isEmpty }) else { return needs }
    return worked(out: needs).needs
  }

  /// The looked-up columns among these, and those from which they are worked out themselves, in the order in which they can be
  /// worked out.
  package func lookups(in needs: [(source: String, columns: [String])]) -> [OwnedLookup] {
    guard contains(where: { !$0.lookedUp.isEmpty }) else { return [] }
    let used = Set(worked(out: needs).lookups)
    return flatMap { source in source.lookedUp.map { OwnedLookup(owner: source.name, column: $0) } }.filter(used.contains)
  }

  private func worked(
    out needs: [(source: String, columns: [String])]
  ) -> (needs: [(source: String, columns: [String])], lookups: [OwnedLookup]) {
    var (open, read, found) = (needs[...], [(source: String, columns: [String])](), [OwnedLookup]())
    while let (name, columns) = open.popFirst() {
      let lookedUp = first { $0.name == name }?.lookedUp.filter { columns.contains($0.name) } ?? []
      read.append((name, columns.filter { column in !lookedUp.contains { $0.name == column } }))
      for column in lookedUp where !found.contains(OwnedLookup(owner: name, column: column)) {
        found.append(OwnedLookup(owner: name, column: column))
        open += [(name, column.ownColumns), (column.source, column.otherColumns)]
      }
    }
    return (read, found)
  }
}
