internal import Extractors
package import Model
internal import Transformers

/// The exports behind some figures, read so that each figure can be explained: every row that it was made of is kept.
package struct TracedExports {
  private let definitions: DefinitionSet
  private let reading: AllExtractions
  private let byFigure: [FigureID: Calculation]
  /// Which row is which, and the texts of each domain; empty unless they are compared with other exports.
  private let rows: RowIdentities
  private let lexicons: [String: Lexicon]

  /// Reads every source that the figures need from the folder at the path `input`. To compare them with other exports, all
  /// columns are read and kept.
  ///
  /// Throws: `RunError.noInputFolder`.
  package init(
    of figures: [FigureDefinition], in definitions: DefinitionSet, input: String, comparing: Bool = false,
    reading: CSVReading = CSVReading(), progress: (Progress) -> Void = { _ in }
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    self.definitions = definitions
    var needs = definitions.needs(of: figures)
    if comparing {
      for source in definitions.sources where needs[source.name] != nil { needs[source.name] = Set(source.columns.map(\.name)) }
    }
    let begun = BegunReading(
      of: needs, for: figures, definitions: definitions, reading: reading, isTraced: true,
      keeping: comparing ? Set(needs.keys) : [], files: folder.files)
    self.reading = AllExtractions(begun, rowsBefore: [:], accepting: [], progress: progress)
    byFigure = Dictionary(uniqueKeysWithValues: self.reading.calculations.map { ($0.definition.id, $0) })
    rows = RowIdentities(comparing ? self.reading.records : [:])
    let domains = definitions.sources.filter { comparing && needs[$0.name] != nil }.flatMap { source in
      source.columns.compactMap { $0.domain(in: source.name) }
    }
    lexicons = Dictionary(
      uniqueKeysWithValues: Set(domains).compactMap { name in begun.extractor.lexicon(name).map { (name, $0) } })
  }

  /// What became of the sources, in the order of the definitions.
  package var quality: [SourceQuality] { reading.quality }

  /// How a figure came about on a day, and each figure shown with it; empty for a figure that was not read. `listing` lists every
  /// row with its role.
  package func explanations(of figure: FigureID, asOf day: Day, listing: Bool = false) -> [ExplainedFigure] {
    let lines = reading.firstLines
    let firstLine = { (source: String, place: Int64) in lines[source]?[place] ?? 0 }
    return byFigure[figure]?.explanations(asOf: day, firstLines: listing ? firstLine : nil) ?? []
  }

  /// How a figure got from one day to a later one, and each figure shown with it; nil for one that was not computed on both days.
  package func bridges(of figure: FigureID, from first: Day, to last: Day) -> [Bridge?] {
    byFigure[figure]?.bridges(from: first, to: last) ?? []
  }

  /// How a figure got from these exports to later ones on one day, and each figure shown with it; nil for one that was not computed
  /// over both. Both were read to be compared, by the same definition of the figure.
  package func bridges(of figure: FigureID, to later: TracedExports, asOf day: Day) -> [Bridge?] {
    guard let before = byFigure[figure], let after = later.byFigure[figure] else { return [] }
    let (own, other) = (lexicons, later.lexicons)
    return before.bridges(
      to: after, asOf: day, rows: rows, laterRows: later.rows, numbers: EntityNumbers(from: { own[$0] }, to: { other[$0] }))
  }

  /// A figure on a day with those shown with it; empty for a figure that was not read.
  package func figures(_ figure: FigureID, asOf day: Day) -> [Figure] { byFigure[figure]?.figures(asOf: day) ?? [] }
}
