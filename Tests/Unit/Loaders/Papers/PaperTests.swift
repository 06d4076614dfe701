import Loaders
import Model
import Testing

@Suite struct PaperTests {
  @Test func `a paper without a figure and without one before is a paper`() throws {
    let scorecard = try PublishedFileTests.scorecard([])
    let board = BoardDefinition(
      id: "board", title: "Board", everyMonths: 1, reportsTo: nil, wants: Set(BoardDefinition.Section.allCases))
    let (markdown, pictures) = Paper(for: board, now: scorecard, before: nil, escalated: [], escalations: []).document(
      pictures: "p")
    #expect(markdown.hasPrefix("# P: progress report for 28 February 2023\n") && pictures.isEmpty)
  }
}
