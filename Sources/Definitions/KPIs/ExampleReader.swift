internal import Model

/// Reads worked examples: some rows, and what the figures must be on one day or several.
struct ExampleReader {
  let figures: [FigureDefinition]
  let sources: SourceCatalogue

  func examples(_ entry: Entry) -> [Example] {
    entry.items().compactMap { item in
      Fields.read(item) { fields in
        let name = fields.required("name")?.text()
        let exports = fields.required("exports").map(exports) ?? []
        let expect = fields.required("expect")
        let asDelivered = fields.optional("as_delivered")?.flag() ?? false
        guard let name, let expect else { return nil }
        let days = expect.pairs().compactMap { key, wanted in key.day().map { ($0, expectations(wanted)) } }
        var example = Example(name: name, exports: exports, days: days)
        example.isAsDelivered = asDelivered
        return example
      }
    }
  }

  private func exports(_ entry: Entry) -> [(source: String, csv: String)] {
    entry.pairs().compactMap { key, value in
      guard let source = sources.source(key), let text = value.text() else { return nil }
      return (source.name, text)
    }
  }

  /// `{value: 2, rag: green}`; for a KPI with parts `{a: {value: 2}, b: {…}}`.
  private func expectations(_ entry: Entry) -> [Expectation] {
    let parts = figures.map(\.id.part)
    guard parts.contains(where: { !$0.isEmpty }) else {
      return figures.first.map { ExpectationReader(figure: $0, sources: sources.names).expectations(entry) } ?? []
    }
    return entry.pairs().flatMap { key, value -> [Expectation] in
      guard let part = key.name("part", among: parts), let figure = figures.first(where: { $0.id.part == part }) else {
        return []
      }
      return ExpectationReader(figure: figure, sources: sources.names).expectations(value)
    }
  }
}
