internal import Loaders
package import Model
package import Platform
internal import Publishing
internal import Transformers
internal import Wording

/// What `scorecard describe` says and writes: the figures of a plan in plain English, their lineage, and contracts for their
/// exports. It reads definitions alone.
///
///     let description = Description(of: chosen, in: definitions, on: day)
///     try printOutput(description.bytes(.markdown, on: screen), for: .people(colour: false))
package struct Description: Sendable {
  /// How the text is laid out.
  package enum Format: String, Sendable, CaseIterable { case text, markdown, html }

  private let definitions: DefinitionSet
  private let day: Day
  private let chosen: [(kpi: KPIDefinition, figure: FigureDefinition)]
  private let isWhole: Bool

  /// `chosen` are figures of the plan, in the scorecard's order. `day` is the one that periods are said for.
  package init(of chosen: [(kpi: KPIDefinition, figure: FigureDefinition)], in definitions: DefinitionSet, on day: Day) {
    (self.definitions, self.day, self.chosen) = (definitions, day, chosen)
    isWhole = chosen.count == definitions.figures.count
  }

  /// The descriptions in UTF-8. `screen` is what text is laid out for.
  package func bytes(_ format: Format, on screen: Screen) -> [UInt8] {
    let texts = chosen.map { kpi, figure in FigureDescription(figure, of: kpi, in: definitions, figure.charted, on: day).text }
    let (title, note) = (DescriptionSentences.title(definitions.plan), DescriptionSentences.note(on: day))
    switch format {
    case .text: return Array(DescriptionScreen(texts, on: screen).text(title: title, note: note).utf8)
    case .markdown: return Array(DescriptionMarkdown(texts).text(title: title, note: note).utf8)
    case .html:
      let graphs = chosen.map { LineageGraph([$0], charted: charted, in: definitions) }
      return DescriptionPage(texts, graphs).bytes(title: title, kicker: definitions.plan.area, note: note)
    }
  }

  private var charted: Set<FigureID> {
    Set(chosen.map(\.figure).filter { $0.charted.isDrawn(for: $0) }.map(\.id))
  }

  /// Writes the picture of the way from the exports to the readers.
  ///
  /// Throws: `FileError`.
  package func writeLineage(to path: String) throws(FileError) {
    try Self.write(LineagePicture(LineageGraph(chosen, charted: charted, in: definitions)).file, to: path)
  }

  /// Writes the lineage as OpenLineage events, one in each line. `clock` says when they are written.
  ///
  /// Throws: `FileError`.
  package func writeOpenLineage(to path: String, _ clock: Clock) throws {
    let events = OpenLineage(definitions, time: clock.iso, version: Program.version)
    try Self.write(try events.bytes(chosen.map(\.figure)), to: path)
  }

  /// Writes a contract for each export that the figures read, or for every export of the plan where all figures are described;
  /// returns the paths of the files.
  ///
  /// Throws: `FileError`.
  package func writeContracts(to folder: String) throws -> [String] {
    let read = Set(chosen.flatMap { definitions.lineage(of: $0.figure).sources })
    try Disk.makeFolder(folder)
    return try definitions.sources.filter { isWhole || read.contains($0.name) }.map { source in
      let contract = DataContract(source, in: definitions)
      let path = "\(folder)/\(contract.fileName)"
      try Self.write(Array(contract.yaml.utf8), to: path)
      return path
    }
  }

  /// What was written, a line for each file.
  package static func sentences(of paths: [String]) -> [String] { DescriptionSentences.written(paths) }

  private static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try AtomicFile(path: path)
    try file.append(bytes)
    try file.finish()
  }
}

extension FigureDefinition {
  /// What its XmR chart is drawn from, or why there is none.
  fileprivate var charted: ChartedFacts {
    let series = ChartedSeries(measure)
    if case .none(let why) = series { return ChartedFacts(basis: nil, why: why) }
    return ChartedFacts(basis: series.basis, why: nil)
  }
}
