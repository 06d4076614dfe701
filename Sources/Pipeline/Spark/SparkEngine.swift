package import Distribution
internal import Extractors
internal import Logging
internal import Model
internal import Platform
internal import Transformers
internal import Wording

/// Reads the exports of areas and works out their figures on Spark's executors, to what this machine would find.
package struct SparkEngine: ReadingEngine {
  private let settings: SparkSettings

  /// Spark as these settings reach it.
  package init(_ settings: SparkSettings) { self.settings = settings }

  /// Adds to each area's reading what executors have found.
  ///
  /// Throws: `SparkFault`, `FileError`.
  package func read(_ work: inout EngineWork) throws {
    guard let plan = work.areas.first?.plan else { return }
    let (folder, day, progress) = (work.folder, work.asOf, work.progress)
    let definitions = folder.definitions
    for source in definitions.sources where source.column("row_number") != nil {
      throw SparkFault.takenName("row_number", source: source.name)
    }
    let staging = try StagingFolder(below: Paths.fromRoot(settings.staging), run: work.run)
    defer { if !staging.remove() { work.logger.error("\(SparkSentences.left(staging.path))") } }
    work.logger.debug("\(SparkSentences.staged(settings.store ?? staging.path))")
    for (file, bytes) in zip(folder.files, folder.contents) { _ = try staging.write(bytes, to: "pipelines/\(file.name)") }
    progress(.starting)
    var phases = SparkPhases(work.logger)
    let session = try SparkSession(settings, staging: staging, sending: try Carried.files())
    defer { if !session.stop() { work.logger.error("\(SparkSentences.left(settings.store ?? staging.path))") } }
    phases.end("start")
    var parts = SparkParts(work.areas, session, partSize: settings.partSize)
    try parts.read(all: work.areas.first { $0.number == 0 }, progress: progress)
    phases.end("parts")
    progress(.computing)
    var tables = SparkTables(definitions, session, staging, partSize: settings.partSize)
    try tables.make(parts.sources)
    phases.end("tables")
    let figures = plan.chosen.map(\.figure)
    var asked: [Int: GivenFigures] = [:]
    for place in work.areas.indices {
      let area = work.areas[place]
      let missing = area.readings.filter(\.files.isEmpty).map { ($0, Extractor().extract($0, to: NobodyTakes())) }
      work.areas[place].reading.add(
        (tables.extractions[area.number] ?? []) + missing, rowsBefore: area.rowsBefore,
        accepting: Set(area.plan.request.accepted.keys), definitions)
      asked[area.number] = GivenFigures(
        figures, work.areas[place].reading.deliveries, definitions.sources, asOf: day, series: area.plan.days,
        lookBack: plan.lookBack(of:))
    }
    let finding = try SparkFinding(tables, for: figures)
    phases.end("texts")
    var answers = SparkAnswers(asked, definitions, finding.tables, asOf: day)
    try answers.ask(session)
    phases.end("figures")
    for place in work.areas.indices {
      let number = work.areas[place].number
      guard let own = asked[number] else { continue }
      let facts = finding.facts[number] ?? RowFacts()
      work.areas[place].reading.add(
        facts, own.calculations(unmatched: facts.unmatched, given: answers.answers(of: number, to: own)))
    }
  }
}

/// Takes the rows of a source without files: none.
private final class NobodyTakes: BatchTaker {
  let domains: Set<String> = []
  let domainsOfAll: Set<String> = []
  func begin() {}
  func take(_ batch: Batch, lexicons: [String: Lexicon]) {}
  func end(isDelivered: Bool) {}
}
