import JSON
import Loaders
import Model
import Testing

/// The plan's card, wherever it shows.
@Suite struct CardTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func scorecard() throws -> Scorecard {
    var line = try PublishedFileTests.line(value: 119)
    line.baseline = BaselineReading(value: 128, date: try day("2023-02-28"), measured: true)
    let (first, last) = (try day("2023-06-30"), try day("2024-03-31"))
    line.card = PrintedCard(
      baseline: "Baseline TBC",
      targets: [
        PrintedTarget(checkpoint: "3 months", date: first, printed: "N/A"),
        PrintedTarget(checkpoint: "12 months", date: last, printed: "900", footnote: "Read as 90.", target: 90),
      ])
    line.targets = [TargetReading(checkpoint: "12 months", date: last, target: 90, printed: "900", value: nil, met: nil)]
    return try PublishedFileTests.scorecard([line])
  }

  @Test func `targets.csv has a row where the plan prints words alone`() throws {
    let text = try PublishedFileTests().text("targets.csv", try scorecard())
    #expect(
      text.split(separator: "\n").dropFirst() == [
        "7,,3 months,2023-06-30,,,,N/A,", "7,,12 months,2024-03-31,90,,,900,Read as 90.",
      ])
  }

  @Test
  func `the page shows the number that a target is read as, with a footnote, and the plan's words where they are no number`()
    throws
  {
    let page = String(decoding: try DashboardPage(try scorecard()).bytes(), as: UTF8.self)
    for words in ["<td>N/A</td>", "<td>90 exclusions¹</td>", "¹ Read as 90.", "calculated from the data"] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test(arguments: [("2023-06-30", true), ("2023-07-31", false), ("2024-03-31", true)])
  func `a monthly paper has the card at the checkpoints alone`(text: String, isThere: Bool) throws {
    var scorecard = try scorecard()
    scorecard.asOf = try day(text)
    let board = BoardDefinition(id: "board", title: "Board", everyMonths: 1, reportsTo: nil, wants: [.scoreCard])
    let paper = Paper(for: board, now: scorecard, before: nil, escalated: [], escalations: []).document(pictures: "p").markdown
    #expect(paper.contains("## Impact Score Card") == isThere)
    guard isThere else { return }
    for words in [
      "Baseline TBC; calculated from the data: 128 exclusions on 28 February 2023", "| N/A |", "90 exclusions¹", "¹ Read as 90.",
    ] {
      #expect(paper.contains(words), "\(words)")
    }
  }

  @Test func `the feed keeps the card, and reads it back`() throws {
    let scorecard = try scorecard()
    #expect(try Feed.decode(try Feed.encode(scorecard)).lines[0].card == scorecard.lines[0].card)
  }

  @Test func `a printed baseline stands beside what the exports give, and a difference is said`() throws {
    var scorecard = try scorecard()
    var baseline = BaselineReading(value: 128, date: try day("2023-02-28"), measured: false)
    baseline.own = 131
    scorecard.lines[0].baseline = baseline
    func page() throws -> String { String(decoding: try DashboardPage(scorecard).bytes(), as: UTF8.self) }
    #expect(try page().contains("The data gives 131 exclusions for that date too."))
    scorecard.lines[0].baseline?.difference = 3
    #expect(try page().contains("The data gives 131 exclusions for that date: 3 exclusions more than the plan."))
  }

  @Test func `a year's zero is the start of the year, and the year before stands beside it`() throws {
    var scorecard = try scorecard()
    var baseline = BaselineReading(value: 0, date: try day("2023-03-31"), measured: false)
    (baseline.label, baseline.yearBefore) = ("start of the year", 6512)
    scorecard.lines[0].baseline = baseline
    scorecard.lines[0].card?.baseline = "0"
    let page = String(decoding: try DashboardPage(scorecard).bytes(), as: UTF8.self)
    #expect(
      page.contains(
        "0 exclusions, 31 March 2023, start of the year; the year before: 6,512 exclusions."))
    scorecard.asOf = try day("2023-06-30")
    let board = BoardDefinition(id: "board", title: "Board", everyMonths: 1, reportsTo: nil, wants: [.scoreCard])
    let paper = Paper(for: board, now: scorecard, before: nil, escalated: [], escalations: []).document(pictures: "p").markdown
    #expect(paper.contains("0 (start of the year); the year before: 6,512 exclusions"))
  }

  @Test func `a figure beside stands on the card of the page, the paper and the workbook's feed`() throws {
    var scorecard = try scorecard()
    scorecard.asOf = try day("2023-06-30")
    scorecard.lines[0].asOf = scorecard.asOf
    scorecard.lines[0].onCard = ["waiting"]
    let answer = Answer(value: 12, numerator: 12, denominator: nil, counted: 12)
    let period = Period(first: nil, last: scorecard.asOf)
    let figure = Figure(day: scorecard.asOf, period: period, answer: answer, reason: nil, note: nil)
    for name in ["waiting", "hidden"] {
      var point = SeriesPoint(id: scorecard.lines[0].id, measure: name, unit: "referrals", figure: figure)
      point.title = "Those \(name)"
      scorecard.series.append(point)
    }
    let page = String(decoding: try DashboardPage(scorecard).bytes(), as: UTF8.self)
    #expect(page.contains("<li>Those waiting: 12 referrals</li>") && !page.contains("Those hidden: 12"))
    let board = BoardDefinition(id: "board", title: "Board", everyMonths: 1, reportsTo: nil, wants: [.scoreCard])
    let paper = Paper(for: board, now: scorecard, before: nil, escalated: [], escalations: []).document(pictures: "p").markdown
    #expect(paper.contains("119 exclusions |") && paper.contains("KPI 7: Those waiting: 12 referrals\n"))
    #expect(try Feed.decode(try Feed.encode(scorecard)).besideOnCard(scorecard.lines[0]).map(\.measure) == ["waiting"])
  }

  @Test func `why the parts of a figure do not add up stands in a quarterly paper`() throws {
    var scorecard = try scorecard()
    scorecard.lines[0].overlaps = [CategoryOverlap(dimension: "reason", sum: 100, cause: .repeats)]
    let board = BoardDefinition(id: "board", title: "Board", everyMonths: 3, reportsTo: nil, wants: [.data])
    let paper = Paper(for: board, now: scorecard, before: nil, escalated: [], escalations: []).document(pictures: "p").markdown
    #expect(
      paper.contains(
        "KPI 7. By reason: these add up to 100 exclusions, fewer than the total of 119, because each category counts only those who"
      ))
  }
}
