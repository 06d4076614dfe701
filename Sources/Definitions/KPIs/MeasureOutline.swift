internal import Model

/// What can be said of a measure where the rest of it cannot be read: its kind, and the kind and the source of each measure of
/// rows that it is made of.
struct MeasureOutline {
  let kind: MeasureDefinition.Kind?
  /// The kinds of its parts; its own kind alone where it has none.
  let kinds: [MeasureDefinition.Kind]
  /// The sources of its parts, each once, or its own; those that are not known are left out.
  let sources: [SourceDefinition]

  init(_ entry: Entry, _ catalogue: SourceCatalogue) {
    kind = entry.value(of: "kind")?.scalar.flatMap(MeasureDefinition.Kind.init)
    let parts = kind?.isCombination == true ? Self.parts(of: entry) : []
    let kindsOfParts = parts.compactMap { $0.value(of: "kind")?.scalar }.compactMap { MeasureDefinition.Kind(rawValue: $0) }
    kinds = parts.isEmpty ? kind.map { [$0] } ?? [] : kindsOfParts
    let own = entry.value(of: "source")?.scalar
    let names = parts.isEmpty ? [own] : parts.map { $0.value(of: "source")?.scalar ?? own }
    sources = names.compactMap(\.self).reduce(into: []) { sources, name in
      guard let source = catalogue.source(named: name), !sources.contains(where: { $0.name == name }) else { return }
      sources.append(source)
    }
  }

  /// The entries of the parts of a combination, whatever they hold.
  private static func parts(of entry: Entry) -> [Entry] {
    ["of", "to", "less"].compactMap(entry.value).flatMap { $0.isList ? $0.items() : [$0] }.filter(\.isMapping)
  }
}
