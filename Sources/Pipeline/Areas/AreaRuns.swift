package import Logging
internal import Model
package import Platform
internal import Publishing
internal import Wording

/// Runs for several areas by one set of definitions, and for all of them together; on Spark all exports are read at once.
///
///     let runs = try AreaRuns(request, definitions: definitions, clock: Clock(), logger: logger, engine: nil)
///     try runs.perform { _ in } ended: { area, result in … }
package struct AreaRuns {
  /// What the scorecard of all areas together is called, and its folder.
  package static let all = "all"

  private let request: RunRequest
  private let engine: (any ReadingEngine)?
  private let folder: DefinitionFolder
  private let clock: Clock
  private let logger: Logger
  /// The names of the areas, in natural order.
  package let areas: [String]

  /// `request.input` is the path of a folder with a folder of exports for each area, and `request.output` that of a folder with a folder
  /// of scorecards for each.
  ///
  /// Throws: `RunError.noInputFolder`, `RunError.noAreas`.
  package init(
    _ request: RunRequest, definitions folder: DefinitionFolder, clock: Clock, logger: Logger, engine: (any ReadingEngine)?
  ) throws(RunError) {
    (self.request, self.folder, self.clock, self.logger, self.engine) = (request, folder, clock, logger, engine)
    guard let names = try? Disk.listing(of: request.input) else { throw .noInputFolder(request.input) }
    areas = names.filter { name in
      !name.hasPrefix(".") && (try? Disk.listing(of: "\(request.input)/\(name)"))?.contains { $0.hasSuffix(".csv") } == true
    }.sorted(by: naturallyPrecedes)
    guard !areas.isEmpty else { throw .noAreas(request.input) }
    if areas.contains(Self.all) { throw .areaCalledAll(request.input) }
  }

  /// Runs for one area after another, and last for all of them; where one fails, the others go on. `ended` is told what came of each.
  ///
  /// Throws: `SparkFault`, and `FileError` where rows cannot be staged; then no area is published.
  package func perform(
    progress: (Progress) -> Void, ended: (_ area: String, _ result: Result<RunResult, any Error>) -> Void
  ) throws {
    var runs: [(area: String, run: Result<Run, any Error>)] = (areas + [Self.all]).map { ($0, .success(run(for: $0))) }
    if let engine { try withoutActuallyEscaping(progress) { try read(&runs, engine, $0) } }
    for (area, run) in runs { ended(area, Result { try run.get().perform(progress: progress) }) }
  }

  private func run(for area: String) -> Run {
    var request = request
    let isAll = area == Self.all
    request.output = "\(self.request.output)/\(area)"
    if isAll { request.areas = areas } else { request.input = "\(self.request.input)/\(area)" }
    let own = folder.ofArea(isAll ? AreaSentences.all : area)
    var logger = logger
    logger[metadataKey: "area"] = "\(area)"
    return Run(request, definitions: own, clock: clock, logger: logger, engine: engine)
  }

  /// Has the engine read the exports of all areas, and work out all their figures.
  private func read(
    _ runs: inout [(area: String, run: Result<Run, any Error>)], _ engine: any ReadingEngine,
    _ progress: @escaping (Progress) -> Void
  ) throws {
    var (asked, places) = ([AreaReading](), [Int]())
    for (place, (area, run)) in runs.enumerated() {
      do {
        asked.append(try run.get().area(area == Self.all ? 0 : place + 1, progress))
        places.append(place)
      } catch { runs[place].run = .failure(error) }
    }
    var work = EngineWork(
      areas: asked, folder: folder, run: clock.runName, asOf: request.asOf, logger: logger, progress: progress)
    try engine.read(&work)
    for (place, area) in zip(places, work.areas) {
      runs[place].run = runs[place].run.map { run in
        var run = run
        run.given = area.reading
        return run
      }
    }
  }
}
