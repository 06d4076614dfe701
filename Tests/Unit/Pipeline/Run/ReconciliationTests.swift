import Drawing
import Model
import Pipeline
import Testing

/// The plan's printed baselines beside what the exports give for the same day.
@Suite struct ReconciliationTests {
  private func baseline(_ id: String, _ file: String, _ rows: String) throws -> BaselineReading {
    let plan = try RealPlan()
    try plan.folder.write(rows, to: "input/\(file).csv")
    let scorecard = try plan.run(asOf: "2023-06-30", from: "2023-06-30").scorecard
    return try #require(scorecard.lines.first { $0.id.description == id }?.baseline)
  }

  @Test func `where the exports reach back to the day, their own figure stands beside the printed one`() throws {
    let rows = RealPlan.exclusionHeadings + "X1,P1,1,2022-03-10,,K,,\nX2,P2,1,2022-04-11,,N,,\nX3,P3,1,2023-02-10,,N,,\n"
    let short = try baseline("7", "exclusions", rows.replacing("2022-03-10", with: "2022-04-10"))
    #expect(short.value == 128 && short.own == nil && short.difference == nil)
    let whole = try baseline("7", "exclusions", rows)
    #expect(whole.value == 128 && whole.own == 3 && whole.difference == -125)
  }

  @Test func `a share that is shown as the printed one does not differ`() throws {
    func share(_ withSEND: Int, of all: Int) throws -> BaselineReading {
      let rows = (0..<all).map { "X\($0),P\($0),1,\($0 == 0 ? "2023-02-10" : "2022-03-10"),,\($0 < withSEND ? "K" : "N"),,\n" }
      return try baseline("8", "exclusions", RealPlan.exclusionHeadings + rows.joined())
    }
    let same = try share(84, of: 128)
    #expect(same.own == 65.625 && same.difference == nil)
    #expect(try share(83, of: 128).difference != nil)
  }

  @Test func `a count that starts again each April has the year before beside its zero`() throws {
    let headings = "referral_id,person_id,service,route,setting,referral_date,first_contact_date\n"
    let rows =
      "R1,P1,MHST,,school,2022-04-01,2022-04-02\nR2,P2,MHST,,school,2023-03-01,2023-03-31\nR3,P2,MHST,,school,2023-03-01,2023-04-01\n"
    let baseline = try baseline("13", "referrals", headings + rows)
    #expect(baseline.value == 0 && baseline.label == "start of the year")
    #expect(baseline.yearBefore == 2 && baseline.own == nil && baseline.difference == nil)
  }
}
