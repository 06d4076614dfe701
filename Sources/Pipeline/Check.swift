internal import Extractors
package import Model

/// What could be computed from the exports as they are; writes nothing.
package struct Check: Sendable {
  /// A figure, and the sources it needs that are missing or refused; none where it can be computed.
  package struct Readiness: Sendable {
    package let figure: FigureDefinition
    /// All that it needs.
    package let sources: [String]
    package let obstacles: [String]
  }

  /// What became of one source: its files, its rows, what was wrong with them, what a person would wonder about.
  package struct Source: Sendable {
    package let definition: SourceDefinition
    package let quality: SourceQuality
    package let files: [FileReport]
    package let rejects: [RejectTotal]
    /// Empty unless asked for.
    package let profile: [ColumnProfile]
  }

  package let sources: [Source]
  package let figures: [Readiness]

  /// `output` is where earlier runs were published, to compare with; `asOf` the day that figures would be for.
  package init(
    _ definitions: DefinitionSet, input: String, output: String, asOf: Day, profile: Bool = false,
    reading: CSVReading = CSVReading(), progress: (Progress) -> Void
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    let wanted = definitions.sources.map { source in
      (source.name, Set(source.columns.filter { profile || $0.kind.isIdentifier }.map(\.name)))
    }
    var extractions = AllExtractions(
      of: Dictionary(wanted) { first, _ in first }, for: [], definitions: definitions, reading: reading, profiling: profile,
      progress: progress, files: folder.files)
    extractions.warn(asOf: asOf, definitions, since: OutputFolder(path: output).latestSources())
    sources = zip(extractions.quality, extractions.rejects).compactMap { quality, rejects in
      definitions.source(quality.source).map { definition in
        Source(
          definition: definition, quality: quality, files: extractions.reports[quality.source] ?? [], rejects: rejects.totals,
          profile: extractions.profiles[quality.source] ?? [])
      }
    }
    figures = Self.readiness(definitions, extractions.quality)
  }

  private static func readiness(_ definitions: DefinitionSet, _ quality: [SourceQuality]) -> [Readiness] {
    definitions.figures.map { _, figure in
      let needed = definitions.needs(of: [figure])
      let obstacles = quality.compactMap { source -> String? in
        guard needed[source.source] != nil else { return nil }
        switch source.status {
        case .missing: return "\(source.source) was not delivered"
        case .refused: return "\(source.source) was refused"
        case .delivered, .nilReturn: return nil
        }
      }
      return Readiness(figure: figure, sources: needed.keys.sorted(), obstacles: obstacles)
    }
  }

  package var everythingCanBeComputed: Bool { figures.allSatisfy(\.obstacles.isEmpty) }
}
