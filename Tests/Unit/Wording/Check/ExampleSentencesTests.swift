import Model
import Testing
import Wording

@Suite struct ExampleSentencesTests {
  @Test(arguments: [
    (0, 0, 0, [], "The definitions have no examples yet."), (0, 0, 0, ["15"], "KPI 15 has no examples yet."),
    (0, 0, 0, ["7", "8"], "KPI 7 and 8 have no examples yet."), (0, 1, 1, [], "The only check passed (1 example)."),
    (0, 21, 5, ["7"], "All 21 checks passed (5 examples)."), (9, 21, 5, [], "9 of 21 checks failed (5 examples)."),
  ])
  func `the summary counts checks`(failures: Int, checks: Int, examples: Int, kpis: [String], text: String) {
    #expect(ExampleSentences.summary(failures: failures, checks: checks, examples: examples, kpis: kpis) == text)
  }

  @Test func `a failure gives what was expected and what came out`() {
    let day = Day(number: 19_508)
    func said(_ found: String, _ note: String) -> String {
      ExampleSentences.failure(of: FigureID(kpi: "7"), "an example", on: day, expected: "60", found: found, because: note)
    }
    #expect(said("61", "") == "KPI 7, 'an example', on 31 May 2023: expected 60, got 61")
    #expect(said("none", "no rows") == "KPI 7, 'an example', on 31 May 2023: expected 60, got no value (no rows)")
  }
}
