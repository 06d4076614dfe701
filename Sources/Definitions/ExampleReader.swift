internal import Model

/// Reads worked examples: some rows, and what the figures must be on one day or several.
struct ExampleReader {
  let figures: [FigureDefinition]
  let sources: SourceCatalogue

  /// Every example with every of its days.
  func examples(_ entry: Entry) -> [Example] {
    entry.items().flatMap { item in
      Fields.read(item) { fields -> [Example] in
        let name = fields.required("name")?.text()
        let exports = fields.required("exports").map(exports) ?? []
        let expect = fields.required("expect")
        guard let name, let expect else { return [] }
        return expect.pairs().compactMap { dayEntry, wanted in
          dayEntry.day().map {
            Example(
              name: name, asOf: $0, exports: exports, expectations: expectations(wanted), location: item.location)
          }
        }
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
    guard parts.contains(where: { !$0.isEmpty }) else { return expectations(entry, of: figures.first) }
    return entry.pairs().flatMap { key, value -> [Expectation] in
      guard let part = key.name("part", among: parts) else { return [] }
      return expectations(value, of: figures.first { $0.id.part == part })
    }
  }

  private func expectations(_ entry: Entry, of figure: FigureDefinition?) -> [Expectation] {
    entry.pairs().compactMap { key, value in
      guard let field = key.text(), let wanted = value.text() else { return nil }
      let known = Expectation.fields + (figure?.alsoShown.map(\.name) ?? [])
      let first = field.split(separator: ".").first.map(String.init) ?? field
      guard known.contains(field) || first == "rejected" || first == "breakdown" else {
        key.report(
          .unknownName, "'\(field)' is nothing that an example can expect",
          hint: NearestName.hint(for: field, among: known + ["breakdown.dimension.category", "rejected.source"]))
        return nil
      }
      return Expectation(part: figure?.id.part ?? "", field: field, wanted: wanted, location: key.location)
    }
  }
}
