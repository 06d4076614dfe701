import History
import Model
import Testing

/// What a run learns of those before it.
@Suite struct PastTests {
  private func alert(_ state: Alert.State, opened: String) throws -> Alert {
    var alert = Alert(
      key: AlertKey(.offTrajectory, InventedRun.figure), owner: "Owner", state: state, firingSince: try day(opened),
      finding: Finding(severity: .critical, asOf: try day(opened), value: 141, threshold: 123.5, message: "KPI 7 is red."))
    alert.openedOn = state == .pending ? nil : try day(opened)
    return alert
  }

  private func run(_ name: String, _ asOf: String, _ ledger: [Alert] = [], _ notices: [Notice] = []) throws -> PublishedRun {
    let last = try day(asOf)
    return InventedRun(
      name: name, asOf: last, numbers: [InventedRun.Number(day: last, value: 1)], ledger: ledger, notices: notices
    ).published
  }

  @Test func `the ledger is that of the last run for an earlier day, whatever was run for older days since`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    try history.record([try run("may", "2023-05-31", [try alert(.opened, opened: "2023-05-31")])])
    try history.record([try run("april", "2023-04-30", [try alert(.pending, opened: "2023-04-30")])])
    let june = try history.past(for: try day("2023-06-30"))
    #expect(june.ledger == [try alert(.opened, opened: "2023-05-31")])
    #expect(june.sameDay == nil && june.isNewest)
    let may = try history.past(for: try day("2023-05-31"))
    #expect(may.ledger.isEmpty)
    #expect(may.sameDay == [try alert(.opened, opened: "2023-05-31")] && may.isNewest)
    #expect(try !history.past(for: try day("2023-04-30")).isNewest)
    #expect(try history.today()?.alerts == [try alert(.opened, opened: "2023-05-31")])
  }

  @Test func `a withdrawn run gives the ledger back to the one before`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    try history.record([try run("may", "2023-05-31")])
    try history.record([try run("june", "2023-06-30", [try alert(.opened, opened: "2023-06-30")])])
    try history.withdraw([Withdrawal(run: "june", reason: "wrong", by: "me", at: "2023-07-01T06:00:00Z")])
    #expect(try history.today()?.day == day("2023-05-31"))
    #expect(try history.past(for: try day("2023-05-31")).isNewest)
    #expect(try history.currentRuns() == [try day("2023-05-31"): ["may"]])
    #expect(try history.runs().map { $0.withdrawal?.reason } == [nil, "wrong"])
  }

  @Test func `reviews of a risk are kept by their days, the last published of each, and a withdrawn run's are none`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    for (name, reviewed, level) in [
      ("a", "2023-07-03", RiskScore.Level.low), ("b", "2023-10-05", .medium), ("c", "2023-10-05", .high),
      ("d", "2024-01-08", .low),
    ] {
      var run = try run(name, "2024-01-31")
      let score = RiskScore(likelihood: level, impact: .high)
      run.scorecard.risks = [
        RiskStatus(
          id: "R1", risk: "A risk", raised: try day("2023-03-21"), before: score, mitigation: "",
          after: level == .low ? nil : score,
          progress: "", lastReviewed: try day(reviewed), reviewDue: try day("2024-04-08"), isReviewOverdue: false, known: true,
          movement: nil,
          earlier: nil, kpis: [], kpisInRed: [],
          knowledge: RiskStatus.Knowledge(isReported: true, isInRegister: true, isAsRaised: true))
      ]
      try history.record([run])
    }
    try history.withdraw([Withdrawal(run: "d", reason: "wrong", by: "me", at: "2024-02-01T06:00:00Z")])
    let reviews = try history.past(for: try day("2024-02-29")).riskReviews
    #expect(
      try reviews == [
        "R1": [
          RiskReview(day: day("2023-07-03"), before: RiskScore(likelihood: .low, impact: .high), after: nil),
          RiskReview(
            day: day("2023-10-05"), before: RiskScore(likelihood: .high, impact: .high),
            after: RiskScore(likelihood: .high, impact: .high)),
        ]
      ])
    #expect(try history.runsToKeep().isSuperset(of: ["a", "c"]))
  }

  @Test func `a measured baseline is that of the first run that stands, whoever measured it`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    let baseline = try day("2023-03-31")
    // The second repeats what the first measured.
    for (name, value, measuredBy) in [("a", 50.0, nil), ("b", 50, "a"), ("c", 52, nil)] {
      var run = try run(name, "2023-04-30")
      run.scorecard.lines[0].baseline = BaselineReading(value: value, date: baseline, measured: true, measuredBy: measuredBy)
      try history.record([run])
    }
    let first = try history.past(for: baseline).baselines[InventedRun.figure]?[baseline]
    #expect(first?.value == 50 && first?.run == "a")
    try history.withdraw([Withdrawal(run: "a", reason: "wrong", by: "me", at: "2023-07-01T06:00:00Z")])
    let second = try history.past(for: baseline).baselines[InventedRun.figure]?[baseline]
    #expect(second?.value == 50 && second?.run == "b")
    try history.erase(["a"])
    #expect(try history.past(for: baseline).baselines[InventedRun.figure]?[baseline] == second)
    try history.withdraw([Withdrawal(run: "b", reason: "wrong", by: "me", at: "2023-07-01T06:00:00Z")])
    #expect(try history.past(for: baseline).baselines[InventedRun.figure]?[baseline]?.value == 52)
  }

  @Test func `a line carried over from a withdrawn run is not published`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    try history.record([try run("bad", "2023-05-31")])
    var carrier = try run("carrier", "2023-05-31")
    carrier.scorecard.lines[0].run = "bad"
    try history.record([carrier])
    #expect(try history.runsCarrying("bad") == ["carrier"])
    try history.withdraw([Withdrawal(run: "bad", reason: "wrong", by: "me", at: "2023-07-01T06:00:00Z")])
    #expect(try history.past(for: try day("2023-06-30")).first.isEmpty)
  }

  @Test func `a correction is seen across a month without data, and only by runs that count`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    let may = try day("2023-05-31")
    func publish(_ name: String, _ asOf: String, _ value: Double?) throws {
      let numbers = [InventedRun.Number(day: may, value: value)]
      try history.record([InventedRun(name: name, asOf: try day(asOf), numbers: numbers).published])
    }
    try publish("may", "2023-05-31", 131)
    try publish("june", "2023-06-30", nil)
    try publish("may again", "2023-05-31", 7)
    let key = PointKey(InventedRun.figure, "value", in: "exclusions", may)
    #expect(try history.past(for: try day("2023-07-31")).base[key]?.value == 131)
  }

  @Test func `a notice waits until it is delivered, and what was told is remembered`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    var notice = Notice(
      owner: "Owner", asOf: try day("2023-05-31"), reason: .first,
      firing: [Notice.Firing(id: "off_trajectory-7-2023-05-31", severity: .critical)], resolved: ["a \"quoted\" one"])
    notice.messageID = "id"
    notice.words = Notice.Letter(subject: "s", text: "t", html: "h")
    let quiet = Notice(owner: "Other", asOf: try day("2023-05-31"), reason: .nothingNew, firing: [], resolved: [])
    try history.record([try run("may", "2023-05-31", [], [notice, quiet])])
    let waiting = try history.waitingNotices()
    #expect(waiting.map(\.notice) == [notice])
    try history.failed(waiting[0], why: "no network")
    #expect(try history.waitingNotices().map(\.attempts) == [1])
    #expect(try history.past(for: try day("2023-06-30")).told == ["Owner": notice])
    try history.delivered(waiting[0], at: "2023-06-01T06:00:00Z")
    #expect(try history.waitingNotices().isEmpty)
    // Taken back before it was sent, it never is.
    let taken = try TemporaryHistory()
    defer { withExtendedLifetime(taken) {} }
    let withdrawn = try taken.open()
    try withdrawn.record([try run("may", "2023-05-31", [], [notice])])
    try withdrawn.withdraw([Withdrawal(run: "may", reason: "wrong", by: "me", at: "2023-07-01T06:00:00Z")])
    #expect(try withdrawn.waitingNotices().isEmpty && withdrawn.past(for: try day("2023-06-30")).told.isEmpty)
    let again = try TemporaryHistory()
    defer { withExtendedLifetime(again) {} }
    var lost = try run("may", "2023-05-31", [], [notice])
    lost.withdrawal = Withdrawal(run: "may", reason: "wrong", by: "me", at: "2023-07-01T06:00:00Z", untold: ["Owner"])
    let found = try again.open()
    try found.record([lost], deliver: false)
    #expect(try found.past(for: try day("2023-06-30")).told.isEmpty)
    // Of a history that was lost nobody knows what was told: it is taken as told.
    let other = try TemporaryHistory()
    defer { withExtendedLifetime(other) {} }
    let rebuilt = try other.open()
    try rebuilt.record([try run("may", "2023-05-31", [], [notice])], deliver: false)
    #expect(try rebuilt.waitingNotices().isEmpty)
    #expect(try rebuilt.past(for: try day("2023-06-30")).told == ["Owner": notice])
  }

  @Test func `a later notice that is delivered takes the place of those that wait`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    func notice(_ owner: String, _ asOf: String) throws -> Notice {
      var notice = Notice(owner: owner, asOf: try day(asOf), reason: .new, firing: [], resolved: [])
      notice.words = Notice.Letter(subject: asOf, text: "t", html: "h")
      return notice
    }
    try history.record([
      try run("may", "2023-05-31", [], [notice("A", "2023-05-31"), notice("B", "2023-05-31")]),
      try run("june", "2023-06-30", [], [notice("A", "2023-06-30")]),
    ])
    let waiting = try history.waitingNotices()
    #expect(waiting.map(\.notice.owner) == ["A", "B", "A"])
    try history.delivered(waiting[2], at: "2023-07-01T06:00:00Z")
    #expect(try history.waitingNotices().map(\.notice.owner) == ["B"])
  }

  @Test func `the latest acknowledgement counts`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    try history.record([try run("may", "2023-05-31", [try alert(.opened, opened: "2023-05-31")])])
    let id = try alert(.opened, opened: "2023-05-31").id
    for until in ["2023-05-31", "2023-08-31"] {
      try history.acknowledge(
        Acknowledgement(alert: id, until: try day(until), why: "known", by: "me", at: "2023-06-01T06:00:00Z", severity: .critical)
      )
    }
    #expect(try history.today()?.alerts.map(\.state) == [.acknowledged])
    #expect(try history.past(for: try day("2023-06-30")).acknowledgements[id]?.until == day("2023-08-31"))
    #expect(try history.story(of: id)?.acknowledgements.count == 2)
  }

  @Test func `runs keep their numbers, and a run of a version that had none gets the next`() throws {
    let file = try TemporaryHistory()
    defer { withExtendedLifetime(file) {} }
    let history = try file.open()
    var late = try run("late", "2023-05-31")
    late.sequence = 7
    try history.record([late])
    try history.record([try run("old", "2023-04-30")])
    #expect(try history.past(for: try day("2023-05-31")).nextSequence == 9)
    #expect(try history.runs().map(\.name) == ["late", "old"])
  }
}
