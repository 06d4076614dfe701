internal import Extractors
package import Model
internal import Transformers

/// The exports behind some figures, read so that each figure can be explained: every row that it was made of is kept.
package struct TracedExports {
  private let definitions: DefinitionSet
  private let reading: AllExtractions
  private let byFigure: [FigureID: Calculation]

  /// Reads every source that the figures need from the folder at the path `input`.
  ///
  /// Throws: `RunError.noInputFolder`.
  package init(
    of figures: [FigureDefinition], in definitions: DefinitionSet, input: String, reading: CSVReading = CSVReading(),
    progress: (Progress) -> Void = { _ in }
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    self.definitions = definitions
    let begun = BegunReading(
      of: definitions.needs(of: figures), for: figures, definitions: definitions, reading: reading, isTraced: true, keeping: [],
      files: folder.files)
    self.reading = AllExtractions(begun, rowsBefore: [:], accepting: [], progress: progress)
    byFigure = Dictionary(uniqueKeysWithValues: self.reading.calculations.map { ($0.definition.id, $0) })
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
}
