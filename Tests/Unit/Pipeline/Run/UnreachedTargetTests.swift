import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// A target whose period the export does not hold is neither met nor missed: nothing is known of it.
@Suite struct UnreachedTargetTests {
  /// The targets of KPI 7 for June, September and March, from one exclusion a month since the given one.
  private func targets(exportsBegin month: String) throws -> [TargetReading] {
    let plan = try RealPlan()
    let months = (2022...2024).flatMap { year in (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } }
    let rows = months.filter { $0 >= month && $0 <= "2024-03" }.map { "X\($0),P\($0),1,\($0)-10,,K,,\n" }
    try plan.folder.write(RealPlan.exclusionHeadings + rows.joined(), to: "input/exclusions.csv")
    let result = try plan.run(asOf: "2024-03-31")
    return try #require(result.scorecard.lines.first { $0.id == FigureID(kpi: "7") }).targets
  }

  @Test func `an export that begins after a target's date says nothing about it`() throws {
    let targets = try targets(exportsBegin: "2023-11")
    #expect(targets.map(\.value) == [nil, nil, 5])
    #expect(targets.map(\.met) == [nil, nil, nil])
  }

  @Test func `an export that reaches back to the whole period decides`() throws {
    let targets = try targets(exportsBegin: "2022-06")
    #expect(targets.map(\.met) == [true, true, true])
  }
}
