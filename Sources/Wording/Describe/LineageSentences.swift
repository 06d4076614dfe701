package import Model

/// What is said of the way from the exports to the readers.
package struct LineageSentences: Sendable {
  private let lineages: [FigureLineage]
  private let definitions: DefinitionSet

  /// Sentences about the way of these figures.
  package init(_ lineages: [FigureLineage], _ definitions: DefinitionSet) {
    (self.lineages, self.definitions) = (lineages, definitions)
  }

  /// Above the columns of the picture, from left to right.
  package static let layers = ["Files", "Columns", "Exports", "Measures", "KPIs", "Readers"]

  /// Below the picture.
  package static let key =
    "Solid lines: the value is made of what the column holds. Dashed lines: the column decides which rows count, or in which category."

  /// What the picture is called: `From the exports to the readers: KPI 7`.
  package var title: String {
    let ids = lineages.count > 3 ? "all KPIs" : "KPI " + lineages.map(\.id.description).joinedInWords
    return "\(DescribedHeading.lineage.rawValue): \(ids)"
  }

  /// What the picture shows, for who cannot see it: a sentence for each figure and export.
  package var description: String {
    lineages.flatMap { lineage in
      lineage.sources.map { name in
        let columns = lineage.columns.filter { $0.source == name }.map { used in
          "\(used.column) (\(used.uses.map(\.brief).joined(separator: ", ")))"
        }
        return "KPI \(lineage.id) reads \(columns.joinedInWords) of \(definitions.source(name)?.title.insideSentence ?? name)."
      }
    }.joined(separator: " ")
  }

  /// What a part of a figure is called: `the figure`, the title of what is shown next to it, `by SEN status`.
  package static func name(of part: FigureLineage.Part, _ figure: FigureDefinition) -> String {
    switch part.product {
    case .figure: figure.shortTitle
    case .shownBeside(let name): figure.alsoShown.first { $0.name == name }?.title ?? name
    case .breakdown(let name): "by \(WrittenName.of(name))"
    }
  }
}
