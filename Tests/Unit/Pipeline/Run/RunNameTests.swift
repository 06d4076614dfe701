import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// Runs that begin in the same second can draw the same name.
@Suite struct RunNameTests {
  @Test func `a run whose name is taken is published under another`() throws {
    let plan = try RealPlan()
    try plan.folder.write(RealPlan.exclusionHeadings + "X1,P1,1,2023-01-10,,K,,\n", to: "input/exclusions.csv")
    let name = "20230301T060000Z-7f3a"
    let first = try plan.run(asOf: "2023-02-28", name: name)
    let second = try plan.run(asOf: "2023-02-28", name: name)
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(plan.folder.path)/output/runs")
    #expect(folders.count == 2)
    #expect(folders.contains(name))
    #expect(first.scorecard.run == name)
    #expect(second.scorecard.run != name)
    #expect(folders.contains(second.scorecard.run))
  }
}
