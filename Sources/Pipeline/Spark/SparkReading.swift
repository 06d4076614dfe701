internal import Distribution
internal import Extractors
internal import Model
internal import Platform
internal import Queries
internal import Transformers

/// Reads the exports of areas and works out their figures on Spark's executors, to what this machine would find.
struct SparkReading {
  private let settings: SparkSettings
  private let folder: DefinitionFolder
  /// The name of the run, after which the folder of its rows is called.
  private let run: String

  init(_ settings: SparkSettings, _ folder: DefinitionFolder, run: String) {
    (self.settings, self.folder, self.run) = (settings, folder, run)
  }

  /// Adds to each area's reading what executors have found; all areas' figures are for one day.
  ///
  /// Throws: `SparkFault`, `FileError`.
  func read(_ areas: inout [SparkArea], asOf day: Day, progress: (Progress) -> Void) throws {
    guard let plan = areas.first?.plan else { return }
    let definitions = folder.definitions
    let staging = try StagingFolder(below: WorkingFolder.absolute(settings.staging), run: run)
    defer { staging.remove() }
    for (file, bytes) in zip(folder.files, folder.contents) { _ = try staging.write(bytes, to: "pipelines/\(file.name)") }
    progress(.starting)
    let session = try SparkSession(settings, staging: staging, sending: try Carried.files())
    defer { session.stop() }
    var parts = SparkParts(areas, session, staging, partSize: settings.partSize)
    try parts.read(all: areas.first { $0.number == 0 }, progress: progress)
    progress(.computing)
    var tables = SparkTables(definitions, session, staging)
    try tables.make(parts.sources)
    let figures = plan.chosen.map(\.figure)
    var asked: [Int: GivenFigures] = [:]
    for place in areas.indices {
      let area = areas[place]
      let missing = area.readings.filter(\.files.isEmpty).map { ($0, Extractor().extract($0, to: NobodyTakes())) }
      areas[place].reading.add(
        (tables.extractions[area.number] ?? []) + missing, rowsBefore: area.rowsBefore,
        accepting: Set(area.plan.request.accepted.keys), definitions)
      asked[area.number] = GivenFigures(
        figures, areas[place].reading.deliveries, definitions.sources, asOf: day, series: area.plan.days,
        lookBack: plan.lookBack(of:))
    }
    let finding = try SparkFinding(tables, for: figures)
    var answers = SparkAnswers(asked, definitions, finding.tables, asOf: day)
    try answers.ask(session)
    for place in areas.indices {
      let number = areas[place].number
      guard let own = asked[number] else { continue }
      let facts = finding.facts[number] ?? SparkFacts()
      areas[place].reading.add(
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
