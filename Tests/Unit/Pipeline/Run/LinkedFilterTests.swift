import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// A filter names a school by its number of today; rows name it by an earlier one, and a link says that the two are one school.
@Suite struct LinkedFilterTests {
  /// So many links that they are numbered while the exclusions are read.
  private static let links = 20_000

  @Test(arguments: [1, 2, 7])
  func `a filter on a linked identifier finds rows that have an earlier number`(threads: Int) throws {
    let plan = try RealPlan().withDefinitions { name, text in
      guard name == "kpis/07-exclusions.yml", let examples = text.range(of: "\nexamples:") else { return text }
      return String(text[..<examples.lowerBound]).replacing(
        "  window: rolling 12 months\n", with: "  window: rolling 12 months\n  where: {school_urn: {not: [\"137000\"]}}\n")
    }
    let links = (0..<Self.links).map { "\(200_000 + 2 * $0),\(200_001 + 2 * $0),Predecessor,2020-01-01\n" }.joined()
    try plan.folder.write(
      "URN,Link URN,Link Type,Date\n110000,137000,Successor,2022-01-01\n" + links, to: "input/school_links.csv")
    let rows = (1...9).map { "X\($0),P\($0),\($0 <= 4 ? 110_000 : 900_001),2024-01-15,,N,,\n" }.joined()
    try plan.folder.write(
      "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date\n" + rows, to: "input/exclusions.csv")
    let result = try plan.run(asOf: "2024-01-31", kpis: ["7"], dryRun: true, threads: threads)
    #expect(result.scorecard.lines.first { $0.id.kpi == "7" }?.value == 5)
  }
}
