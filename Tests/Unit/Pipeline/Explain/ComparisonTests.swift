import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// Two states of the plan that differ in definitions, day and exports: each figure's causes add up, and the key that was changed is
/// named.
@Suite struct ComparisonTests {
  @Test func namesTheKeyAndAddsUp() throws {
    let plan = try RealPlan()
    let changed = try plan.withDefinitions { name, text in
      switch name {
      case "kpis/07-exclusions.yml": text.replacing("window: rolling 12 months", with: "window: rolling 6 months")
      case "sources/suspensions.yml": text.replacing("duplicates", with: "duplicates")
      default: text
      }
    }
    let input = Project.folder.appending(path: "Fixtures/somerset").path()
    let exports = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: input) {
      var lines = try String(contentsOfFile: "\(input)/\(name)", encoding: .utf8).split(separator: "\n").map(String.init)
      if name == "suspensions.csv" { lines.remove(at: 100) }
      try exports.write(lines.joined(separator: "\n") + "\n", to: name)
    }
    let comparison = try Comparison(
      from: Comparison.State(
        pipelines: RealPlan.pipelines, definitions: plan.definitions, input: input, day: try #require(Day(iso: "2024-02-29"))),
      to: Comparison.State(
        pipelines: "\(plan.folder.path)/Pipelines", definitions: changed.definitions, input: exports.path,
        day: try #require(Day(iso: "2024-03-31"))))
    #expect(comparison.definitions.map(\.path) == ["measure.window"])
    for figure in comparison.figures {
      guard let residue = figure.residue else { continue }
      #expect(abs(residue) < 1e-9, "\(figure.id) \(figure.measure): \(figure.causes)")
    }
    let seven = try #require(comparison.figures.first { $0.id == FigureID(kpi: "7") && $0.measure == "value" })
    guard case .definition(let keys) = seven.causes.first?.what else { return #expect(Bool(false), "\(seven.causes)") }
    #expect(
      keys == [
        KeyChange(file: "kpis/07-exclusions.yml", path: "measure.window", from: "rolling 12 months", to: "rolling 6 months")
      ])
    let nine = try #require(comparison.figures.first { $0.id == FigureID(kpi: "9") && $0.measure == "value" })
    #expect(!nine.causes.contains { if case .definition = $0.what { true } else { false } })
  }
}
