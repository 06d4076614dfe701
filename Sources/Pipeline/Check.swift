internal import Extractors
package import Model

/// What could be computed from the exports as they are; writes nothing.
package struct Check: Sendable {
  /// A figure, and the sources it needs that are missing or refused; none where it can be computed.
  package struct Readiness: Sendable {
    package let figure: FigureDefinition
    package let obstacles: [String]
  }

  package let quality: [SourceQuality]
  package let rejects: [RejectList]
  package let figures: [Readiness]

  package init(_ definitions: DefinitionSet, input: String, progress: (Progress) -> Void) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    let reading = AllExtractions(
      of: Dictionary(uniqueKeysWithValues: definitions.sources.map { ($0.name, []) }), definitions: definitions,
      progress: progress, files: folder.files)
    quality = reading.quality
    rejects = reading.rejects
    figures = definitions.figures.map { _, figure in
      let needed = definitions.needs(of: [figure])
      let obstacles = reading.quality.compactMap { source -> String? in
        guard needed[source.source] != nil else { return nil }
        switch source.status {
        case .missing: return "\(source.source) was not delivered"
        case .refused: return "\(source.source) was refused"
        case .delivered, .nilReturn: return nil
        }
      }
      return Readiness(figure: figure, obstacles: obstacles)
    }
  }

  package var everythingCanBeComputed: Bool { figures.allSatisfy(\.obstacles.isEmpty) }
}
