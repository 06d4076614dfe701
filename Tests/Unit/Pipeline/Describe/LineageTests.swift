import Drawing
import Foundation
import Model
import Pipeline
import Testing
import Transformers

/// The lineage of real definitions against the columns that a run reads for them.
@Suite struct LineageTests {
  static let plans =
    ["Pipelines", "Fixtures/northmoor/Pipelines"]
    + [
      "20-weeks", "census", "codes-that-change-by-year", "over-18-weeks", "published-counts", "rate-per-100",
      "rolling-proportion",
      "stage-plan", "suppressed-cells", "two-files-one-source",
    ].map { "Fixtures/recipes/\($0)/Pipelines" }

  private func definitions(_ plan: String) throws -> DefinitionSet {
    try DefinitionFolder(path: Project.folder.appending(path: plan).path()).definitions
  }

  @Test(arguments: plans)
  func `each column that a run reads for a figure is in its lineage, and no other`(plan: String) throws {
    let definitions = try definitions(plan)
    for (_, figure) in definitions.figures {
      let lineage = definitions.lineage(of: figure)
      let read = definitions.needs(of: [figure])
      let links = definitions.links(joining: read)
      let found = lineage.parts.flatMap(\.columns).reduce(into: [String: Set<String>]()) {
        $0[$1.source, default: []].insert($1.column)
      }
      #expect(found == read, "KPI \(figure.id) of \(plan)")
      #expect(
        Set(lineage.links.map { "\($0.source).\($0.column)" })
          == Set(links.flatMap { name, columns in columns.map { "\(name).\($0)" } }))
    }
  }

  @Test(arguments: plans)
  func `every figure is described without a blank`(plan: String) throws {
    let definitions = try definitions(plan)
    let day = try #require(Day(iso: "2024-03-31"))
    for (kpi, figure) in definitions.figures {
      let description = Description(of: [(kpi, figure)], in: definitions, on: day)
      let text = String(decoding: description.bytes(.text, on: .pipe), as: UTF8.self)
      for wrong in ["  :", ": \n", "\n- \n", "()", "“”", " .", "..", "nil", "Optional"] {
        #expect(!text.contains(wrong), "KPI \(figure.id) of \(plan): '\(wrong)'")
      }
      #expect(text.hasPrefix("KPI \(figure.id): "))
      for heading in [
        "What it counts", "Baseline, targets and colours", "Who answers for it", "Exports and columns", "Limitations",
      ] {
        #expect(text.contains("\n\(heading)\n"), "KPI \(figure.id) of \(plan): \(heading)")
      }
    }
  }

  @Test func `a part of a KPI alone, several, or none that there is`() throws {
    let definitions = try definitions("Pipelines")
    let day = try #require(Day(iso: "2024-03-31"))
    func titles(_ kpis: [String]) throws -> Int {
      let chosen = try Selection(kpis).figures(of: definitions, output: "none", input: "none")
      let text = String(decoding: Description(of: chosen, in: definitions, on: day).bytes(.text, on: .pipe), as: UTF8.self)
      return text.components(separatedBy: "\nWhat it counts\n").count - 1
    }
    #expect(try titles(["5a"]) == 1)
    #expect(try titles(["5", "7"]) == 3)
    #expect(try titles([]) == definitions.figures.count)
    #expect(try titles(["area:1"]) == definitions.figures.count { $0.kpi.areaOfWeakness == "1" })
    #expect(throws: SelectionFault.self) { try titles(["99"]) }
  }
}
