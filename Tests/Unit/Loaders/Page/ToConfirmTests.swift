import JSON
import Loaders
import Model
import Testing

/// What is to be confirmed, wherever it shows.
@Suite struct ToConfirmTests {
  private func scorecard(_ what: String?) throws -> Scorecard {
    var line = try PublishedFileTests.line(value: 119)
    let since = try #require(Day(iso: "2023-04-01"))
    line.toConfirm = what.map { [Confirmation(.baseline, what: $0, by: "Head of SEND", since: since)] }
    return try PublishedFileTests.scorecard([line])
  }

  private func outputs(_ scorecard: Scorecard, _ wants: Set<BoardDefinition.Section>) throws -> (page: String, paper: String) {
    let board = BoardDefinition(id: "board", title: "Board", everyMonths: 1, reportsTo: nil, wants: wants)
    let paper = Paper(for: board, now: scorecard, before: nil, escalated: [], escalations: []).document(pictures: "p").markdown
    return (String(decoding: try DashboardPage(scorecard).bytes(), as: UTF8.self), paper)
  }

  @Test func `the page and the papers of boards that show the KPI list it, and the feed keeps it`() throws {
    let scorecard = try scorecard("Is it <right>?")
    let (page, paper) = try outputs(scorecard, [.kpis])
    #expect(page.contains("<h2 id=\"to-confirm\">To be confirmed</h2>") && page.contains("<a href=\"#to-confirm\">"))
    #expect(page.contains("<td>Is it &lt;right&gt;?</td><td>Head of SEND</td><td>1 April 2023</td>"))
    #expect(paper.contains("## To be confirmed") && paper.contains("- Head of SEND, since 1 April 2023: KPI 7, baseline: Is it"))
    #expect(try outputs(scorecard, [.risks]).paper.contains("To be confirmed") == false)
    #expect(try Feed.decode(try Feed.encode(scorecard)).lines[0].toConfirm == scorecard.lines[0].toConfirm)
  }

  @Test func `where everything is confirmed nothing is said`() throws {
    let (page, paper) = try outputs(try scorecard(nil), [.kpis, .scoreCard])
    #expect(!page.contains("to-confirm") && !page.contains("To be confirmed") && !paper.contains("confirmed"))
  }
}
