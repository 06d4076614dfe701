import Model
import Testing
import Wording

/// What a paper says has changed: better and worse only where that is real, nothing of what is provisional.
@Suite struct PaperChangeTests {
  private func scorecard(_ day: Day, _ change: (inout ScorecardLine) -> Void) throws -> Scorecard {
    var line = try InventedLine.line()
    line.rag = .red
    change(&line)
    return Scorecard(plan: "P", area: "A", planStart: day.adding(months: -12), asOf: day, run: "r", lines: [line])
  }

  private func sentences(_ change: (inout ScorecardLine) -> Void) throws -> String {
    let (march, february) = (try #require(Day(iso: "2024-03-31")), try #require(Day(iso: "2024-02-29")))
    let before = try scorecard(february) { $0.value = 126 }
    let now = try scorecard(march) { line in
      line.value = 119
      change(&line)
    }
    return PaperChangeSentences(now: now, before: before, isFull: true).sentences.joined(separator: " ")
  }

  @Test func `a change within normal variation is only a change`() throws {
    let text = try sentences { $0.variation = .commonCause }
    #expect(text.contains("Changed: KPI 7 (119 exclusions, was 126)."))
    #expect(!text.contains("improvement"))
  }

  @Test func `a real change is called what it is`() throws {
    #expect(try sentences { $0.variation = .improvement }.contains("Real improvement: KPI 7"))
  }

  @Test func `a provisional figure has not changed`() throws {
    #expect(!(try sentences { ($0.status, $0.rag) = (.provisional, .red) }.contains("KPI 7 (119")))
  }
}
