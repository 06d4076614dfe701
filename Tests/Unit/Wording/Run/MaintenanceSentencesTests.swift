import Model
import Testing
import Wording

@Suite struct MaintenanceSentencesTests {
  private static let day = Day(number: 19_508)  // 31 May 2023

  private func withdrawn(successor: String?, isErased: Bool, papers: [String] = []) -> [String] {
    WithdrawnRun(
      name: "r", day: Self.day, isNew: true, isErased: isErased, successor: successor, latest: successor.map { _ in Self.day },
      carriers: [], papers: papers, copies: isErased ? ["output/history.sqlite.damaged-1"] : []
    ).sentences
  }

  @Test func `where another run follows, it is named`() {
    #expect(
      withdrawn(successor: "q", isErased: false) == [
        "Withdrew run r.", "The scorecard for 31 May 2023 is now the one of run q.", "The latest scorecard is for 31 May 2023.",
      ])
  }

  @Test func `where nothing follows, it is said`() {
    #expect(
      withdrawn(successor: nil, isErased: false) == [
        "Withdrew run r.", "There is no longer a scorecard for 31 May 2023.", "No scorecard is published now.",
      ])
  }

  @Test func `what may still hold what was erased is named, and so is each paper`() {
    let sentences = withdrawn(successor: "q", isErased: true, papers: ["output/papers/a.md"])
    #expect(sentences.count == 6)
    #expect(sentences.contains { $0.hasPrefix("output/history.sqlite.damaged-1 is an older copy") })
    #expect(sentences.contains { $0.hasPrefix("output/papers/a.md was written from it") })
    for sentence in sentences { expectPlain(sentence) }
  }

  @Test(arguments: [
    (0, 0, false, ["There is no run to delete."]), (0, 0, true, ["No run would be deleted."]), (1, 0, false, ["Deleted 1 run."]),
    (3, 0, true, ["3 runs would be deleted."]),
    (
      3, 1, true,
      [
        "3 runs would be deleted.",
        "1 of them was withdrawn: what it published would also be deleted from the history, for good.",
      ]
    ),
    (
      3, 2, false,
      ["Deleted 3 runs.", "2 of them were withdrawn: what they published is also deleted from the history, for good."]
    ),
  ])
  func `pruning counts what went, or would go`(runs: Int, erased: Int, isDryRun: Bool, sentences: [String]) {
    let names = (0..<runs).map { "r\($0)" }
    #expect(PrunedRuns(runs: names, erased: Array(names.prefix(erased)), isDryRun: isDryRun).sentences == sentences)
  }
}
