internal import Model

/// Reads worked examples: some rows, and what the figures must be on one day or several.
struct ExampleReader {
  static let name = Key(
    "name", .text, .required, "What the example shows.", example: "a row that is withdrawn no longer counts")
  static let exports = Key(
    "exports", .entry(.entries(key: "the name of a source", of: .text)), .required,
    "The rows of each export, as CSV text with its headings. `{}` where no export was delivered.",
    example: "{exclusions: \"exclusion_id,start_date\\nX1,2024-01-31\"}")
  static let expect = Key(
    "expect", .entry(.entries(key: "a date", of: .either([expected, .entries(key: "a part of the KPI", of: expected)]))),
    .required, "What the figures must be on each of these dates.", example: "{2023-03-31: {value: 2, rag: green}}")
  static let asDelivered = Key(
    "as_delivered", .yesOrNo, .optional(default: "no"),
    "Whether its exports are judged by their age and their rejected rows, as those of a run are.", example: "yes")
  static let keys = KeySet(
    "example", "A worked example, which `scorecard test` runs.", [name, exports, expect, asDelivered])

  private static let expected = Shape.entries(key: "what is compared, such as `value` or `rag`", of: .text)

  /// The KPI's figures that could be read.
  let figures: [FigureDefinition]
  /// The names of all its parts; empty where it has none.
  let parts: [String]
  let sources: SourceCatalogue

  func examples(_ entry: Entry) -> [Example] {
    entry.items().compactMap { item in
      Self.keys.read(item) { fields in
        let (name, exports, expect) = (fields[Self.name], fields[Self.exports].map(exports) ?? [], fields[Self.expect])
        let isAsDelivered = fields[Self.asDelivered] ?? false
        guard let name, let expect else { return nil }
        let days = expect.pairs().compactMap { key, wanted in key.day().map { ($0, expectations(wanted)) } }
        var example = Example(name: name, exports: exports, days: days)
        example.isAsDelivered = isAsDelivered
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
    guard !parts.isEmpty else {
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
