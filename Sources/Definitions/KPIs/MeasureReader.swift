internal import Model

/// Reads a measure: of rows, or of the values of other measures.
struct MeasureReader {
  static let kind = Key(
    "kind", .choice("measure", MeasureDefinition.Kind.self), .required, "How rows become a number.", example: "count")
  static let keys = KeySet(
    "measure", "What a figure counts.", [kind],
    kinds: KeySet.Kinds(
      choice: .value(of: "kind"),
      all: MeasureOfRowsReader.kinds.map { (kind: $0.kind, keys: RuleReader.keys + $0.keys) } + CombinedReader.kinds),
    needs: ProportionReader.needs)

  let sources: SourceCatalogue
  /// The figure's unit; nil where it could not be read.
  let unit: Unit?

  func measure(_ entry: Entry) -> MeasureDefinition? {
    Self.keys.read(entry) { fields in
      guard let kind = fields[Self.kind] else { return nil }
      let rows = MeasureOfRowsReader(sources: sources)
      return kind.isCombination ? CombinedReader(rows: rows, unit: unit).measure(kind, fields) : rows.measure(kind, fields)
    }
  }
}
