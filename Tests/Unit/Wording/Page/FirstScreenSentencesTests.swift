import Model
import Testing
import Wording

/// What the first screen of the page says of a figure.
@Suite struct FirstScreenSentencesTests {
  private let day = Day(number: 19_813)  // 31 March 2024

  private func line(_ kpi: String, _ value: Double, baseline: Double, target: Double, _ rag: RAG) -> ScorecardLine {
    var line = ScorecardLine(
      id: FigureID(kpi: kpi), title: "A figure", shortTitle: "Figure \(kpi)", areaOfWeakness: "1", actions: [],
      owner: "Head of SEND",
      asOf: day, unit: "children", better: .higher, status: .computed, run: "r", fingerprint: "f", definition: "d")
    (line.value, line.expected, line.rag) = (value, target, rag)
    line.baseline = BaselineReading(value: baseline, date: day.adding(months: -12), measured: false)
    return line
  }

  private func scorecard(_ lines: [ScorecardLine]) -> Scorecard {
    Scorecard(plan: "P", area: "A", planStart: day.adding(months: -12), asOf: day, run: "r", lines: lines)
  }

  @Test func `the worst figure is the one with the largest share of its way missing`() throws {
    let lines = [
      line("1", 100, baseline: 0, target: 100, .green), line("2", 40, baseline: 0, target: 100, .red),
      line("3", 90, baseline: 80, target: 100, .amber),
    ]
    let worst = try #require(WorstFigureSentences(scorecard(lines)))
    #expect(worst.line.id.kpi == "2")
    #expect(worst.gap == "40 children against a target so far of 100: 40% of the way there from the baseline of 0.")
    #expect(worst.owner == "Owner: Head of SEND.")
    for sentence in [worst.gap, worst.owner] { expectPlain(sentence) }
  }

  @Test func `there is no worst figure where all are on track`() {
    #expect(WorstFigureSentences(scorecard([line("1", 9, baseline: 0, target: 9, .green)])) == nil)
  }

  @Test(
    arguments: [
      (.improvement, .improving, 8, "Up 8"), (.concern, .worsening, -8, "Down 8"),
      (.commonCause, .improving, 8, "Up 8"), (nil, .improving, 8, "Up 8"), (nil, .steady, 0, "No change"),
    ] as [(ControlChart.Variation?, Direction, Double, String)])
  func `a change is said without better or worse, which the column before it says`(
    variation: ControlChart.Variation?, direction: Direction, change: Double, said: String
  ) {
    var line = line("1", 10, baseline: 0, target: 100, .red)
    (line.variation, line.direction, line.change, line.comparedWith) = (variation, direction, change, day.previousMonthEnd)
    #expect(FirstScreenSentences(scorecard([line])).change(line) == said)
  }

  @Test func `a figure without a target says so`() {
    var line = line("1", 10, baseline: 0, target: 100, .red)
    #expect(FirstScreenSentences(scorecard([line])).target(line) == "100")
    (line.expected, line.rag, line.reason) = (nil, nil, .noTarget)
    #expect(FirstScreenSentences(scorecard([line])).target(line) == "None set")
    #expect(line.colourInWords == "No target set")
  }

  @Test func `a commentary on an earlier month says that it is older than the figure`() throws {
    var line = line("1", 10, baseline: 0, target: 100, .red)
    line.commentary = Commentary(periodEnd: day, author: "", text: "Now")
    #expect(PageSentences(line).oldCommentary == nil)
    line.commentary = Commentary(periodEnd: day.previousMonthEnd, author: "", text: "Then")
    let said = try #require(PageSentences(line).oldCommentary)
    #expect(said == "This commentary is about the period to 29 February 2024. There is no commentary for March 2024 yet.")
  }

  @Test func `what is newly on track has improved, and what was green before has not`() {
    var (new, old) = (line("1", 100, baseline: 0, target: 100, .green), line("2", 100, baseline: 0, target: 100, .green))
    (new.ragSince, old.ragSince) = (day, day.previousMonthEnd)
    let sentences = ImprovementSentences(scorecard([new, old]))
    #expect(sentences.turnedGreen.map(\.id.kpi) == ["1"])
    #expect(sentences.onTrack.map(\.id.kpi) == ["1", "2"])
    #expect(sentences.real.isEmpty)
  }

  @Test(arguments: ControlChart.Variation.allCases, [Better.higher, .lower])
  func `the letter of an icon is where the value has gone`(variation: ControlChart.Variation, better: Better) {
    let letter = IconSentences.letter(variation, better: better)
    switch variation {
    case .improvement: #expect(letter == (better == .higher ? "H" : "L"))
    case .concern: #expect(letter == (better == .higher ? "L" : "H"))
    case .high: #expect(letter == "H")
    case .low: #expect(letter == "L")
    case .commonCause: #expect(letter == nil)
    }
  }

  @Test(arguments: [("20261126T111613Z-a214", "Produced on 26 November 2026 at 11:16 UTC"), ("r", "Produced from")])
  func `a page says when it was produced, where its run's name tells`(run: String, beginning: String) {
    #expect(
      Scorecard(plan: "P", area: "A", planStart: day, asOf: day, run: run).madeBy.hasPrefix(beginning))
  }
}
