import Model
import Testing
import Wording

@Suite struct ChangeSentencesTests {
  private static let variations: [ControlChart.Variation?] = ControlChart.Variation.allCases + [nil]

  private func line(
    _ direction: Direction?, _ variation: ControlChart.Variation?, change: Double? = -7, since day: String = "2024-02-29"
  ) throws -> ScorecardLine {
    var line = try InventedLine.line()
    (line.value, line.direction, line.variation, line.change) = (119, direction, variation, change)
    line.comparedWith = direction == nil ? nil : Day(iso: day)
    return line
  }

  /// The one voice on change: nothing is called an improvement or a deterioration that the chart does not show.
  @Test func `improving is said only of what is more than normal variation`() throws {
    let directions: [Direction] = [.improving, .worsening, .steady]
    for (direction, variation) in directions.flatMap({ direction in Self.variations.map { (direction, $0) } }) {
      let text = ChangeSentences(try line(direction, variation)).full
      expectPlain(text)
      #expect(text.contains("Improving") == (direction == .improving && variation == .improvement), "\(text)")
      #expect(text.contains("Getting worse") == (direction == .worsening && variation == .concern), "\(text)")
      if variation == .commonCause { #expect(text.contains("within normal variation"), "\(text)") }
    }
  }

  @Test func `how far, since when, and whether it is noise`() throws {
    #expect(
      ChangeSentences(try line(.improving, .commonCause)).full
        == "Down 7 exclusions since 29 February 2024, within normal variation.")
    #expect(
      ChangeSentences(try line(.improving, .improvement)).full
        == "Improving: down 7 exclusions since 29 February 2024, a real improvement (outside normal variation).")
    #expect(ChangeSentences(try line(.improving, nil)).full == "Down 7 exclusions since 29 February 2024.")
    #expect(ChangeSentences(try line(.worsening, nil, change: 1)).full == "Up 1 exclusion since 29 February 2024.")
    #expect(ChangeSentences(try line(.steady, nil, change: 0)).full == "No change since 29 February 2024.")
    #expect(ChangeSentences(try line(nil, nil, change: nil)).full == "")
  }

  @Test func `a figure that starts again each year is compared with the year before`() throws {
    let line = try line(.improving, nil, since: "2023-03-31")
    #expect(ChangeSentences(line).full == "Lower than at the same point last year (31 March 2023).")
    #expect(ChangeSentences(line).brief == "down on last year")
  }

  @Test func `a narrow column has a word or two`() throws {
    #expect(ChangeSentences(try line(.improving, nil)).brief == "down 7")
    #expect(ChangeSentences(try line(.steady, nil, change: 0)).brief == "no change")
    var share = try InventedLine.line(unit: "percent", better: .higher)
    (share.direction, share.change, share.comparedWith) = (.improving, 5.84, Day(iso: "2024-02-29"))
    #expect(ChangeSentences(share).brief == "up 5.8 points")
  }

  @Test func `a column says whether the change is real`() throws {
    let found = try Self.variations.map { ChangeSentences(try line(.improving, $0)).realChange }
    #expect(found == ["No", "Yes, better", "Yes, worse", "Yes", "Yes", "Cannot tell"])
  }
}
