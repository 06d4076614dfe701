internal import Extractors
internal import Transformers
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
  /// CSV files in the input folder that no source reads.
  package let strangers: [String]
  private let asOf: Day

  /// `output` is where earlier runs were published, to compare with; `asOf` the day that figures would be for.
  package init(
    _ definitions: DefinitionSet, input: String, output: String, asOf: Day, profile: Bool = false,
    reading: CSVReading = CSVReading(), progress: (Progress) -> Void
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    let words = definitions.wordSources(in: folder)
    let wanted = definitions.expectedSources(in: folder).map { source in
      (source.name, words[source.name] ?? Set(source.columns.filter { profile || $0.kind.isIdentifier }.map(\.name)))
    }
    var extractions = AllExtractions(
      of: Dictionary(wanted) { first, _ in first }, for: [], definitions: definitions, reading: reading, profiling: profile,
      keeping: Set(words.keys), progress: progress, files: folder.files)
    extractions.warn(asOf: asOf, definitions, since: OutputFolder(path: output).latestSources())
    _ = PlanWords(&extractions, of: definitions, asOf: asOf, today: Clock().today)
    sources = zip(extractions.quality, extractions.rejects).compactMap { quality, rejects in
      definitions.source(quality.source).map { definition in
        Source(
          definition: definition, quality: quality, files: extractions.reports[quality.source] ?? [], rejects: rejects.totals,
          profile: extractions.profiles[quality.source] ?? [])
      }
    }
    figures = Self.readiness(definitions, extractions.quality)
    strangers = folder.strangers(to: definitions.sources)
    self.asOf = asOf
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

  /// What somebody has to do something about, a sentence a source: what was refused, and what is missing. `whenDue`: only what
  /// should be there by today, and then what is older than it should be too.
  package func faults(whenDue: Bool, today: Day = Clock().today) -> [String] {
    sources.compactMap { source in
      guard whenDue, source.quality.status != .refused else { return source.quality.fault }
      let due = source.definition.due(for: asOf)
      guard today >= due else { return nil }
      if let fault = source.quality.fault { return "\(fault) (due on \(due.inWords))" }
      return source.definition.staleness(source.quality, asOf: asOf).map {
        "\(source.quality.source): its newest row is \($0) days older than \(asOf.inWords)"
      }
    }
  }
}
