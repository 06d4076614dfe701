internal import Distribution
internal import Extractors
internal import Glibc
internal import Logging
internal import Model
internal import Platform
internal import Queries
internal import Transformers
internal import Wording

/// Reads the exports of a run and works out its figures on Spark's executors, to what this machine would find.
struct SparkReading {
  private let run: Run
  private let settings: SparkSettings
  private let plan: RunPlan
  /// What the figures need, with the sources that say which numbers belong to one entity; registers and links come first.
  let readings: [Extractor.Reading]

  init(_ run: Run, _ settings: SparkSettings, _ plan: RunPlan, from input: ExportFolder) {
    (self.run, self.settings, self.plan) = (run, settings, plan)
    let definitions = plan.definitions
    let needs = plan.needs.merging(
      definitions.links(beside: plan.needs).filter { source, _ in
        definitions.source(source).map { !input.files(of: $0).isEmpty } ?? false
      }
    ) { $0.union($1) }
    readings = definitions.readingOrder(for: plan.chosen.map(\.figure)).compactMap { source in
      needs[source.name].map { Extractor.Reading(source, from: input.files(of: source), wanted: $0) }
    }
  }

  /// Adds to what was read on this machine.
  ///
  /// Throws: `SparkFault`, `FileError`.
  func read(
    into reading: inout AllExtractions, rowsBefore: [String: Int], accepting: Set<String>, progress: (Progress) -> Void
  ) throws {
    let definitions = plan.definitions
    let staging = try StagingFolder(below: Self.absolute(settings.staging), run: run.name)
    defer { if !staging.remove() { run.logger.error("\(SparkSentences.left(staging.path))") } }
    run.logger.debug("\(SparkSentences.staged(staging.path))")
    for (file, bytes) in zip(run.folder.files, run.folder.contents) { _ = try staging.write(bytes, to: "pipelines/\(file.name)") }
    progress(.starting)
    let session = try SparkSession(settings, staging: staging, sending: try Carried.files())
    defer { session.stop() }
    var parts = SparkParts(
      readings, session, staging, input: Self.absolute(run.request.input), partSize: settings.partSize)
    try parts.read(progress: progress)
    progress(.computing)
    var tables = SparkTables(definitions, session, staging, partSize: settings.partSize)
    try tables.make(parts.sources)
    let missing = readings.filter(\.files.isEmpty).map { ($0, Extractor().extract($0, to: NobodyTakes())) }
    reading.add(tables.extractions + missing, rowsBefore: rowsBefore, accepting: accepting, definitions)
    let figures = plan.chosen.map(\.figure)
    let found = try tables.facts(for: figures)
    let given = GivenFigures(
      figures, reading.deliveries, definitions.sources, asOf: run.request.asOf, series: plan.days, lookBack: plan.lookBack(of:))
    var answers = SparkAnswers(given, definitions, found.tables, asOf: run.request.asOf)
    try answers.ask(session)
    reading.add(found.facts, given.calculations(unmatched: found.facts.unmatched, given: answers.given))
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
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
