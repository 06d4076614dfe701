import Foundation
import JSON
import Loaders
import Model
import Testing
import Wording

/// What is written about alerts comes back as it was, and says what it should.
@Suite struct NoticeTextTests {
  static let day = Day(number: 19_508)  // 31 May 2023

  private static func alert(_ kpi: String, _ message: String, _ state: Alert.State) -> Alert {
    var alert = Alert(
      key: AlertKey(.targetMissed, FigureID(kpi: kpi, part: "a"), checkpoint: "3 months"), owner: "Head <of> \"SEND\"",
      state: state,
      firingSince: day, finding: Finding(severity: .critical, asOf: day, value: 0.1, threshold: 2.0 / 3, message: message))
    (alert.openedOn, alert.clearSince, alert.resolvedOn) = (day, day, day)
    return alert
  }

  private static func notice(_ reason: Notice.Reason, _ firing: [Alert], resolved: [String] = []) -> Notice {
    var notice = Notice(
      owner: "Head <of> \"SEND\"", asOf: day, reason: reason, firing: firing.map { .init(id: $0.id, severity: .critical) },
      resolved: resolved)
    (notice.messageID, notice.thread) = ("scorecard.r.1", "scorecard.q.1")
    return notice
  }

  @Test func `the ledger's file comes back as it was`() throws {
    var notice = Self.notice(.first, [Self.alert("7", "It is so.", .opened)], resolved: ["x"])
    notice.words = Notice.Letter(subject: "Größe", text: "t\n", html: "<p>")
    let pending = Alert(
      key: AlertKey(.sourceStale, subject: "feedback"), owner: "Data team", state: .pending, firingSince: Self.day,
      finding: Finding(severity: .information, asOf: Self.day, message: "Late."))
    let file = LedgerFile(
      run: "r", asOf: Self.day, isNewest: true, alerts: [Self.alert("7", "It is so.", .opened), pending],
      notices: [notice, Notice(owner: "O", asOf: Self.day, reason: .nothingNew, firing: [], resolved: [])],
      acknowledgements: [
        Acknowledgement(alert: "x", until: nil, why: "w", by: "b", at: "2023-06-01T06:00:00Z", severity: .warning)
      ])
    let back = try PublishedJSON.decode(LedgerFile.self, from: try PublishedJSON.encode(file))
    #expect(back.alerts == file.alerts)
    #expect(back.notices == file.notices)
    #expect(back.acknowledgements == file.acknowledgements)
    #expect(back.isNewest && back.asOf == file.asOf)
  }

  @Test func `new, still open and over are told apart, and nothing acts in the HTML`() {
    let (new, old, over) = (
      Self.alert("7", "<script>alert(1)</script> & more", .opened), Self.alert("8", "Old news.", .open),
      Self.alert("9", "It was so.", .resolved)
    )
    var past = Past()
    past.told["Head <of> \"SEND\""] = Self.notice(.first, [old, over])
    past.ledger = [old, over]
    let sentences = NoticeSentences(plan: "A plan", repeatAfter: 3, ledger: [new, old], past: past)
    let words = sentences.letter(of: Self.notice(.new, [new, old], resolved: [over.id])).written
    #expect(words.subject == "SEND scorecard at 31 May 2023: 1 new, 1 still open, 1 no longer open")
    let places = ["New\n", new.id, "Still open\n", "Old news.", "No longer open\n", "It was: It was so."].map {
      words.text.range(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil } && zip(places, places.dropFirst()).allSatisfy { $0.0! < $0.1! })
    #expect(!words.html.contains("<script>") && words.html.contains("&lt;script&gt;"))
    #expect(words.html.contains("Head &lt;of&gt;"))
  }

  @Test func `what got worse is said to be worse`() {
    let alert = Self.alert("7", "It is so.", .open)
    var before = Self.notice(.first, [alert])
    before.firing = [.init(id: alert.id, severity: .warning)]
    var past = Past()
    past.told[before.owner] = before
    let words = NoticeSentences(plan: "A plan", repeatAfter: 3, ledger: [alert], past: past)
      .letter(of: Self.notice(.new, [alert])).written
    #expect(words.subject == "SEND scorecard at 31 May 2023: 1 worse" && words.text.contains("Worse\n"))
  }

  @Test func `when all is over there is nothing to acknowledge`() {
    let over = Self.alert("9", "It was so.", .resolved)
    let sentences = NoticeSentences(plan: "A plan", repeatAfter: 3, ledger: [over], past: Past())
    let words = sentences.letter(of: Self.notice(.allResolved, [], resolved: [over.id])).written
    #expect(words.subject == "SEND scorecard at 31 May 2023: all resolved")
    #expect(!words.text.contains("acknowledge") && !words.html.contains("acknowledge"))
  }

  @Test func `the headers of a message`() throws {
    var notice = Self.notice(.first, [])
    notice.words = Notice.Letter(subject: "Größe " + String(repeating: "ä", count: 60), text: "Text – with a dash\n", html: "<p>")
    let message = try #require(
      MailMessage(
        notice, from: "scorecard@example.org", to: ["a@example.org", "b@example.org"], date: "Thu, 01 Jun 2023 06:00:00 +0000"))
    let text = String(decoding: message.bytes, as: UTF8.self)
    let (head, body) = (text.components(separatedBy: "\n\n")[0], text)
    for line in [
      "Message-ID: <scorecard.r.1@example.org>", "References: <scorecard.q.1@example.org>", "Auto-Submitted: auto-generated",
      "To: a@example.org,\n b@example.org",
    ] {
      #expect(head.contains(line))
    }
    #expect(head.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 128 } })
    #expect(body.contains(Data("Text – with a dash\n".utf8).base64EncodedString()))
  }
}
