internal import Extractors
internal import Model
internal import Transformers

/// Every source a run needs, read once.
struct AllExtractions {
  private(set) var exports = Exports()
  private(set) var quality: [SourceQuality] = []
  private(set) var rejects: [RejectList] = []
  /// By source.
  private(set) var reports: [String: [FileReport]] = [:]
  private var tallies: [String: MonthlyTally] = [:]

  /// Reads the sources named in `needs` (source → wanted columns) in the definitions' order.
  init(
    of needs: [String: Set<String>], definitions: DefinitionSet, progress: (Progress) -> Void = { _ in },
    files: (SourceDefinition) -> [ExportFile]
  ) {
    let extractor = Extractor()
    for source in definitions.sources {
      guard let wanted = needs[source.name] else { continue }
      let found = files(source)
      let size = found.reduce(0) { $0 + $1.size }
      var bytes = 0
      let extraction = extractor.extract(source, from: found, wanted: wanted) { count in
        bytes += count
        progress(.reading(source: source.name, bytes: bytes, of: size))
      }
      exports.deliveries[source.name] = extraction.delivery
      quality.append(extraction.quality)
      rejects.append(extraction.rejects)
      reports[source.name] = extraction.files
      tallies[source.name] = extraction.tally
    }
    exports.lexicons = extractor.lexicons()
  }

  /// Adds to each source's quality what a person would wonder about; `earlier` is what the last run found.
  mutating func warn(asOf day: Day, _ definitions: DefinitionSet, since earlier: [SourceQuality]) {
    for index in quality.indices {
      guard let source = definitions.source(quality[index].source), let tally = tallies[source.name] else { continue }
      quality[index].warnings =
        SenseChecks(
          source, tally: tally, quality: quality[index], asOf: day, previous: earlier.first { $0.source == source.name },
          unregistered: SenseChecks.Unregistered.find(in: source, definitions.sources, exports)
        ).warnings
    }
  }
}
