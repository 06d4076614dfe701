import Model
import Testing
import Wording

/// The README of a new plan.
@Suite struct NewAreaGuideTests {
  private func guide(plan: String = "A plan", title: String = "A figure", copied: [String] = []) throws -> String {
    NewAreaGuide(
      plan: plan, area: "Northmoor", owner: "Head of SEND", firstScorecard: try #require(Day(iso: "2026-03-31")),
      kpis: [NewAreaGuide.KPI(id: "1", title: title, file: "Pipelines/kpis/01-a.yml", sources: ["visits", "schools"])],
      hasInvented: copied.isEmpty, copied: copied
    ).text
  }

  @Test func `it explains every kind of measure`() throws {
    let text = try guide()
    #expect(MeasureDefinition.Kind.allCases.map(\.rawValue).filter { !text.contains("| `\($0)` |") } == [])
  }

  @Test func `signs of Markdown in a name stay what they are`() throws {
    let text = try guide(plan: "A *bold* [plan] | #1 <b>", title: "a|b")
    #expect(text.hasPrefix("# A \\*bold\\* \\[plan\\] \\| \\#1 \\<b\\>\n"))
    #expect(text.contains("| 1 | a\\|b | `Pipelines/kpis/01-a.yml` | `visits`, `schools` |\n"))
  }

  @Test func `it says what is made up, and what is a copy`() throws {
    #expect(try guide().contains("made up, and end on 31 March 2026"))
    let own = try guide(copied: ["a.csv", "b.csv"])
    #expect(own.contains("`a.csv`, `b.csv` in `input` are copies"))
    #expect(!own.contains("made up"))
    #expect(!own.contains("made-up"))
  }

  @Test func `no two headings follow each other, and no line is left open`() throws {
    let lines = try guide().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count { $0.hasPrefix("#") } > 6)
    #expect(
      zip(lines.filter { !$0.isEmpty }, lines.filter { !$0.isEmpty }.dropFirst()).allSatisfy {
        !($0.hasPrefix("#") && $1.hasPrefix("#"))
      })
  }
}
