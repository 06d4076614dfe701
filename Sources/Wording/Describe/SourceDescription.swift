internal import Model

/// What a figure reads of one source: which files, which columns, and what for.
struct SourceDescription {
  private let source: SourceDefinition
  private let lineage: FigureLineage
  private let figure: FigureDefinition

  init(_ source: SourceDefinition, _ lineage: FigureLineage, _ figure: FigureDefinition) {
    (self.source, self.lineage, self.figure) = (source, lineage, figure)
  }

  var blocks: [DescribedText.Block] {
    let columns = lineage.columns.filter { $0.source == source.name }
    let rows = columns.map { used in
      let known = source.column(used.column).map(ColumnSentences.init)
      return [used.column, known?.holds ?? "", known?.demand ?? "", used.uses.map(\.inWords).joined(separator: "; ")]
    }
    return [
      .heading(source.title), .list(sentences),
      .table(
        DescribedText.Table(
          caption: "Columns of \(source.name) that KPI \(figure.id) reads", headings: ["Column", "Holds", "Values", "Used for"],
          rows: rows)),
    ]
  }

  private var sentences: [String] {
    let key = source.key.map { source.columns[$0].name }
    let unique =
      key.isEmpty
      ? "Every row is a record of its own."
      : "Rows are unique by \(key.joinedInWords): of several with the same key, the \(later) counts."
    return ["Files: \(Self.files(source))."] + own + [unique] + purpose
  }

  private var later: String {
    source.laterVersion.map { "one with the latest \(source.columns[$0].name)" } ?? "last one that is read"
  }

  private var own: [String] {
    guard !source.ownRows.isEmpty else { return [] }
    let rows = FilterSentence(source: source, day: Day(number: 0)).sentence(source.ownRows)
    return ["Only the rows where \(rows) belong to it."]
  }

  /// What it is read for, where the figure itself does without it.
  private var purpose: [String] {
    guard !lineage.own.contains(where: { $0.source == source.name }) else { return [] }
    if lineage.links.contains(where: { $0.source == source.name }) {
      let counts = lineage.parts.contains { !$0.isBreakdown && $0.links.contains { $0.source == source.name } }
      return [
        "It says which two numbers belong to one \(source.links?.domain ?? "record"), so that each \(counts ? "counts once" : "is looked up by the number that it has now")."
      ]
    }
    return ["The figure itself does not need it: what is shown next to the figure does."]
  }

  /// `exclusions.csv, or several that begin with exclusions-`.
  static func files(_ source: SourceDefinition) -> String {
    source.files.map { "\($0).csv, or several that begin with \($0)-" }.joined(separator: "; ")
  }
}
