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

  private static func letter(
    _ notice: Notice, ledger: [Alert], past: Past = Past(), page: String? = nil
  ) -> Notice.Letter {
    NoticeSentences(plan: "A plan", repeatAfter: 3, ledger: ledger, past: past).letter(of: notice).written(page: page)
  }

  @Test func `new, still open and closed are told apart, and nothing acts in the HTML`() {
    let (new, old, over) = (
      Self.alert("7", "<script>alert(1)</script> & more", .opened), Self.alert("8", "Old news.", .open),
      Self.alert("9", "It was so.", .resolved)
    )
    var past = Past()
    past.told["Head <of> \"SEND\""] = Self.notice(.first, [old, over])
    past.ledger = [old, over]
    let words = Self.letter(Self.notice(.new, [new, old], resolved: [over.id]), ledger: [new, old], past: past)
    #expect(words.subject == "SEND scorecard, May 2023: 1 new alert for you, 1 still open, 1 closed")
    let places = [
      "because you own KPIs 7a, 8a and 9a.", "New\n", "more\n", "Still open\n", "Old news.", "Closed\n", "It was so.", "reply",
      new.id,
    ]
    .map { words.text.range(of: $0)?.lowerBound }
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
    let words = Self.letter(Self.notice(.new, [alert]), ledger: [alert], past: past)
    #expect(words.subject == "SEND scorecard, May 2023: 1 alert worse than before" && words.text.contains("Worse than"))
  }

  @Test func `a reminder says that it is one`() {
    let alert = Self.alert("7", "It is so.", .open)
    var past = Past()
    past.told[alert.owner] = Self.notice(.first, [alert])
    let words = Self.letter(Self.notice(.again, [alert]), ledger: [alert], past: past)
    #expect(words.subject == "SEND scorecard, May 2023: 1 alert still open")
    #expect(words.text.contains("This is a reminder. You are getting this because you own KPI 7a."))
    #expect(words.text.contains("we will remind you in three months"))
  }

  @Test func `when all is closed there is nothing to do`() {
    let over = Self.alert("9", "It was so.", .resolved)
    let words = Self.letter(Self.notice(.allResolved, [], resolved: [over.id]), ledger: [over])
    #expect(words.subject == "SEND scorecard, May 2023: all your alerts are closed")
    for word in ["acknowledge", "reply", "remind"] { #expect(!words.text.contains(word) && !words.html.contains(word)) }
  }

  @Test func `an alert is one sentence without its owner, and links to its KPI`() throws {
    var line = ScorecardLine(
      id: FigureID(kpi: "7"), title: "T", shortTitle: "Permanent exclusions", areaOfWeakness: "2", actions: [], owner: "O",
      asOf: Self.day, unit: "exclusions", better: .lower, status: .computed, run: "r", fingerprint: "f", definition: "d")
    (line.value, line.expected, line.rag) = (119, 96, .red)
    let fact = AlertFact.figure(
      AlertedFigure(line),
      .offTrajectory(OffTrajectory(now: .value(119), expected: 96, rag: .red, since: Self.day, largestPart: nil)))
    let key = AlertKey(.offTrajectory, line.id)
    var finding = Finding(severity: .critical, asOf: Self.day, fact)
    let sentence = AlertSentence(fact, key: key, owner: "O")
    (finding.message, finding.statement) = (sentence.message, sentence.statement)
    var alert = Alert(key: key, owner: "O", state: .opened, firingSince: Self.day, finding: finding)
    alert.openedOn = Self.day
    let words = Self.letter(Self.notice(.first, [alert]), ledger: [alert], page: "https://send.example/dashboard.html")
    #expect(
      words.text.replacing("\n  ", with: " ").contains(
        "- KPI 7, Permanent exclusions: 119 exclusions on 31 May 2023, against a target so far of 96 or fewer. "
          + "Red since May 2023. See the figures: https://send.example/dashboard.html#kpi-7\n"))
    #expect(words.html.contains("<a href=\"https://send.example/dashboard.html#kpi-7\">See the figures</a>"))
    #expect(!words.text.contains("Owner: O."))
    // Both parts say the same.
    func plain(_ text: String) -> [Substring] {
      text.replacing(/https:[^\s"<]*/, with: "").replacing(/[-:]/, with: " ").split(whereSeparator: \.isWhitespace)
    }
    let body = try #require(words.html.split(separator: "<body").last)
    #expect(
      plain(words.text)
        == plain(
          String(body.drop { $0 != ">" }.dropFirst()).replacing(/<[^>]*>/, with: " ").replacing("&quot;", with: "\"").replacing(
            "&lt;", with: "<"
          ).replacing("&gt;", with: ">")))
  }

  @Test func `the headers of a message`() throws {
    var notice = Self.notice(.first, [])
    notice.words = Notice.Letter(subject: "Größe " + String(repeating: "ä", count: 60), text: "Text – with a dash\n", html: "<p>")
    let message = try #require(
      MailMessage(
        notice, from: "scorecard@example.org", to: ["a@example.org", "b@example.org"], repliesTo: ["data@example.org"],
        date: "Thu, 01 Jun 2023 06:00:00 +0000"))
    let text = String(decoding: message.bytes, as: UTF8.self)
    let (head, body) = (text.components(separatedBy: "\n\n")[0], text)
    for line in [
      "Message-ID: <scorecard.r.1@example.org>", "References: <scorecard.q.1@example.org>", "Auto-Submitted: auto-generated",
      "To: a@example.org,\n b@example.org", "Reply-To: data@example.org",
    ] {
      #expect(head.contains(line))
    }
    #expect(head.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 128 } })
    #expect(body.contains(Data("Text – with a dash\n".utf8).base64EncodedString()))
  }
}
