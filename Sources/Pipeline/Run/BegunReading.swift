internal import Extractors
internal import Model
internal import Transformers

/// The sources that a run needs, whose files are being looked through: their digests are taken while the run does other things.
struct BegunReading {
  let definitions: DefinitionSet
  let figures: [FigureDefinition]
  /// Before the oldest row there was nothing, as in an example; an export may simply not reach further back.
  let isWhole: Bool
  /// Sources whose rows are kept too.
  let keeping: Set<String>
  let extractor: Extractor
  let figureSet: FigureSet
  let readings: [Extractor.Reading]
  /// One a reading.
  let feedings: [Feeding]

  /// `needs`: source → wanted columns; registers are read first. Of the sources in `keeping` all columns are wanted. `isTraced`
  /// keeps the rows of each figure, so that it can be explained.
  init(
    of needs: [String: Set<String>], for figures: [FigureDefinition], definitions: DefinitionSet, reading: CSVReading,
    profiling: Bool = false, isWhole: Bool = false, isTraced: Bool = false, keeping: Set<String>,
    files: (SourceDefinition) -> [ExportFile]
  ) {
    (self.definitions, self.figures, self.isWhole, self.keeping) = (definitions, figures, isWhole, keeping)
    extractor = Extractor(ReadingOptions(reading))
    let figureSet = FigureSet(figures, sources: definitions.sources, isTraced: isTraced)
    readings = definitions.readings(of: needs, for: figures, files: files)
    feedings = readings.map {
      Feeding(figureSet, $0.source, wanted: $0.wanted, profiling: profiling, keeping: keeping.contains($0.source.name))
    }
    self.figureSet = figureSet
    extractor.lookAhead(readings)
  }
}

extension DefinitionSet {
  /// What is read of these sources and columns, and of the sources that say which of their numbers belong to one entity, where such a
  /// source was delivered; in the order in which it is read.
  func readings(
    of needs: [String: Set<String>], for figures: [FigureDefinition], files: (SourceDefinition) -> [ExportFile]
  ) -> [Extractor.Reading] {
    let links = links(beside: needs).filter { name, _ in source(name).map { !files($0).isEmpty } ?? false }
    let all = needs.merging(links) { $0.union($1) }
    return readingOrder(for: figures).compactMap { source in
      all[source.name].map { Extractor.Reading(source, from: files(source), wanted: $0) }
    }
  }

  /// The same sources as in `needs` with all their columns, as exports are read that are compared with others.
  func allColumns(of needs: [String: Set<String>]) -> [String: Set<String>] {
    let all = sources.filter { needs[$0.name] != nil }.map { ($0.name, Set($0.columns.map(\.name))) }
    return needs.merging(all) { $0.union($1) }
  }
}
