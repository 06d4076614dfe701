import Drawing
import Foundation
import Logging
import Model
import Pipeline
import Platform
import Testing

/// The committed plan, run the whole way over files that a test writes.
struct RealPlan {
  static let pipelines = Project.folder.appending(path: "Pipelines").path()

  /// The headings of exclusions.csv, with the line end.
  static let exclusionHeadings = "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date\n"

  let folder: TemporaryFolder
  private(set) var definitions: DefinitionFolder

  init() throws {
    folder = try TemporaryFolder()
    definitions = try DefinitionFolder(path: Self.pipelines)
  }

  /// The same exports and output with definitions that differ: `change` is given each file's path and text.
  func withDefinitions(_ change: (String, String) -> String) throws -> RealPlan {
    for name in try FileManager.default.subpathsOfDirectory(atPath: Self.pipelines) where name.hasSuffix(".yml") {
      let text = try String(contentsOfFile: "\(Self.pipelines)/\(name)", encoding: .utf8)
      try folder.write(change(name, text), to: "Pipelines/\(name)")
    }
    var plan = self
    plan.definitions = try DefinitionFolder(path: "\(folder.path)/Pipelines")
    return plan
  }

  @discardableResult
  func run(
    asOf day: String, from: String? = nil, kpis: [String] = [], dryRun: Bool = false, isPartial: Bool = false,
    input: String = "input", threads: Int? = nil, name: String? = nil
  ) throws -> RunResult {
    var request = RunRequest(
      pipelines: Self.pipelines, input: "\(folder.path)/\(input)", output: "\(folder.path)/output",
      asOf: try #require(Day(iso: day)), from: from.flatMap { Day(iso: $0) }, kpis: kpis, dryRun: dryRun)
    request.isPartial = isPartial
    request.reading = CSVReading(threads: threads)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return try Run(request, definitions: definitions, clock: Clock(), logger: logger, name: name).perform { _ in }
  }
}
