import Drawing
import Foundation
import Logging
import Model
import Pipeline
import Platform
import Testing

/// The committed fixtures, clean and messy, through the whole pipeline: how they are read changes no figure.
@Suite struct AnyReadingTests {
  private func run(_ input: String, _ reading: CSVReading, kpis: [String] = []) throws -> RunResult {
    let fixtures = Project.folder.appending(path: "Fixtures/\(input)").path()
    let request = RunRequest(
      pipelines: RealPlan.pipelines, input: fixtures, output: "/nonexistent", asOf: try #require(Day(iso: "2024-03-31")),
      from: Day(iso: "2023-02-28"), kpis: kpis, dryRun: true, reading: reading)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return try Run(request, definitions: DefinitionFolder(path: RealPlan.pipelines), clock: Clock(), logger: logger).perform {
      _ in
    }
  }

  @Test("one scorecard, whoever reads and however many", arguments: ["somerset", "somerset-messy"])
  func agrees(_ input: String) throws {
    let reference = try run(input, CSVReading(.libcsv, threads: 1))
    if input == "somerset" { #expect(reference.scorecard.lines.count { $0.value != nil } == 16) }
    for reading in [CSVReading(threads: 1), CSVReading(threads: 2), CSVReading(threads: 7)] {
      let other = try run(input, reading)
      #expect(other.scorecard.series == reference.scorecard.series)
      #expect(other.scorecard.breakdowns == reference.scorecard.breakdowns)
      #expect(other.scorecard.quality == reference.scorecard.quality)
      #expect(other.scorecard.lines.map(\.value) == reference.scorecard.lines.map(\.value))
      #expect(other.rejects.map(Array.init) == reference.rejects.map(Array.init))
    }
  }

  @Test func `one KPI alone is the same KPI`() throws {
    let all = try run("somerset", CSVReading())
    for kpi in ["1", "5", "9", "10"] {
      let alone = try run("somerset", CSVReading(), kpis: [kpi])
      for line in all.scorecard.lines where line.id.kpi == kpi {
        #expect(alone.scorecard.lines.first { $0.id == line.id }?.value == line.value)
      }
    }
  }
}
