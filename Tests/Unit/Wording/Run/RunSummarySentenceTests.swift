import Model
import Testing
import Wording

@Suite struct RunSummarySentenceTests {
  private func text(_ delivery: DeliveryReport = DeliveryReport(), isPublished: Bool = true, isNewest: Bool = true) throws
    -> String
  {
    let day = try #require(Day(iso: "2026-10-31"))
    var lines = [try InventedLine.line("7"), try InventedLine.line("8"), try InventedLine.line("9")]
    (lines[0].value, lines[0].rag) = (119, .red)
    lines[1].status = .notComputed
    lines[2].status = .notComputed
    let scorecard = Scorecard(plan: "P", area: "A", planStart: day, asOf: day, run: "r", lines: lines)
    let outcome = RunSummarySentence.Outcome(delivery: delivery, isPartial: false, isNewest: isNewest, isPublished: isPublished)
    return RunSummarySentence(scorecard, outcome).text(exitCode: 65, seconds: 125)
  }

  @Test func `it counts what was calculated and what was left blank`() throws {
    let said = try text()
    #expect(
      said == "published 31 October 2026: 1 of 3 figures calculated, 2 left blank, 1 red; no alerts (exit code 65, 2 min 5 s)")
    expectPlain(said)
  }

  @Test func `e-mails are told of where there are any`() throws {
    var delivery = DeliveryReport()
    (delivery.sent, delivery.waiting) = (1, 7)
    #expect(try text(delivery).contains("1 e-mail sent; 7 e-mails not sent: no address in contacts.yml"))
  }

  @Test func `a dry run has published nothing, and an older date changes no alert`() throws {
    #expect(try text(isPublished: false).hasPrefix("dry run for 31 October 2026: 1 of 3"))
    #expect(try text(isNewest: false).contains("an older date: today's alerts are unchanged, and no e-mail is sent"))
  }

  @Test func `a run that stopped says so, with its exit code`() {
    #expect(RunSummarySentence.failure(exitCode: 66) == "stopped: nothing was published (exit code 66)")
  }
}
