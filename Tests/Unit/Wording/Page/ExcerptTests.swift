import Drawing
import Testing
import Wording

@Suite struct ExcerptTests {
  private static let words = [
    "A", "of", "plan,", "pupils", "wellbeing;", "school.", "ärzte", "👩‍👩‍👧", "(and", "portal", "support?", "–",
  ]

  @Test(arguments: 0..<300) func `an excerpt ends after a whole word, within its limit`(number: Int) {
    var random = SeededGenerator(case: number)
    let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }
      .joined(separator: " ")
    let most = Int.random(in: 14...200, using: &random)
    let excerpt = Excerpt.short(text, most)
    guard text.count > most else { return #expect(excerpt == text) }
    #expect(excerpt.count <= most && excerpt.hasSuffix("…"))
    let kept = excerpt.dropLast().trimmingSuffix { $0 == " " }
    #expect(!kept.isEmpty || text.hasPrefix("–") || text.hasPrefix("("))
    #expect(text.hasPrefix(kept))
    let rest = text.dropFirst(kept.count)
    #expect(rest.first.map { $0 == " " || ",;:–-(".contains($0) } ?? false, "\(excerpt) / \(text)")
  }

  @Test func `it ends with a sentence where one ends near the limit, else with a clause`() {
    #expect(Excerpt.short("We recruit two staff now. They begin work in the summer term.", 40) == "We recruit two staff now. …")
    #expect(Excerpt.short("We recruit two staff from agencies, who begin in summer", 45) == "We recruit two staff from agencies…")
    #expect(
      Excerpt.short("Develop a digital mental health and emotional wellbeing portal", 60)
        == "Develop a digital mental health and emotional wellbeing…")
  }

  @Test func `a word longer than its excerpt is cut, as nothing else can be shown`() {
    #expect(Excerpt.short(String(repeating: "x", count: 50), 10).count <= 10)
    #expect(Excerpt.words(String(repeating: "word ", count: 2_000)).hasSuffix("word…\nThe full text is in scorecard.json."))
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }
}
