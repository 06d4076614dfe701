import Model
import Testing
import Transformers
import Wording

/// What is reported of actions, risks and findings, against what their dates say.
@Suite struct PlanProgressTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func due(_ text: String, from: String? = nil) throws -> DueDate {
    DueDate(from: try from.map(day), by: try day(text), printed: text)
  }

  /// Due on 31 December, with milestones due on 30 June and 30 September.
  private func action() throws -> ActionDefinition {
    ActionDefinition(
      id: "1.1", title: "An action", areaOfWeakness: "1", due: try due("2023-12-31"), lead: "A lead",
      milestones: [
        MilestoneDefinition(id: "a", text: "The first", due: try due("2023-06-30"), officers: []),
        MilestoneDefinition(id: "b", text: "The second", due: try due("2023-09-30"), officers: ["An officer"]),
      ])
  }

  private func status(_ rows: [(milestone: String, date: String, rag: ProgressRAG?)], asOf: String) throws -> ActionStatus {
    let updates = try rows.map {
      ActionUpdate(action: "1.1", milestone: $0.milestone, date: try day($0.date), rag: $0.rag, note: $0.date)
    }
    return ActionProgress(updates, planStart: try day("2023-04-01"), asOf: try day(asOf)).status(of: try action(), kpis: ["7"])
  }

  @Test func `the newest report as far as the day speaks, and a later one plays no part`() throws {
    let rows: [(String, String, ProgressRAG?)] = [
      ("a", "2023-06-20", .green), ("a", "2023-05-20", .amber), ("a", "2023-07-01", .blue),
    ]
    let before = try status(rows, asOf: "2023-06-30").milestones[0].progress
    #expect(before.reported == .green && before.updated?.description == "2023-06-20" && before.note == "2023-06-20")
    #expect(!before.isOverdue)
    #expect(try status(rows, asOf: "2023-07-01").milestones[0].progress.isDone)
  }

  @Test func `a day after its last day it is overdue, unless it is done`() throws {
    let green: [(String, String, ProgressRAG?)] = [("a", "2023-06-20", .green)]
    #expect(!(try status(green, asOf: "2023-06-30").isLate))
    let late = try status(green, asOf: "2023-07-01")
    #expect(late.milestones[0].progress.isOverdue && late.milestones[0].progress.isContradicted && late.isLate)
    #expect(!late.milestones[1].progress.isOverdue)
    let done = try status([("a", "2023-06-20", .blue)], asOf: "2023-07-01")
    #expect(!done.isLate && !done.milestones[0].progress.isContradicted)
    #expect(!(try status([("a", "2023-06-20", .red)], asOf: "2023-07-01").milestones[0].progress.isContradicted))
  }

  @Test func `35 days without a word are none too many, 36 are`() throws {
    let rows: [(String, String, ProgressRAG?)] = [("a", "2023-05-01", nil)]
    #expect(!(try status(rows, asOf: "2023-06-05").milestones[0].progress.isSilent))
    #expect(try status(rows, asOf: "2023-06-06").milestones[0].progress.isSilent)
    // Where nobody ever said anything of it, from the plan's start.
    let other: [(String, String, ProgressRAG?)] = [("b", "2023-05-01", nil)]
    #expect(!(try status(other, asOf: "2023-05-06").milestones[0].progress.isSilent))
    #expect(try status(other, asOf: "2023-05-07").milestones[0].progress.isSilent)
    // Headings alone say nothing of any.
    let nothing = try status([], asOf: "2023-07-10")
    #expect(!nothing.progress.isKnown && !nothing.isLate && !nothing.milestones[0].progress.isSilent)
    // A part that speaks breaks the silence of the whole.
    #expect(!(try status(rows, asOf: "2023-06-05").progress.isSilent))
  }

  @Test func `done since the first of the reports that say so without a break, and late after its last day`() throws {
    let rows: [(String, String, ProgressRAG?)] = [
      ("a", "2023-06-20", .blue), ("a", "2023-07-20", .amber), ("a", "2023-08-20", .blue), ("a", "2023-09-01", nil),
      ("a", "2023-09-20", .blue), ("b", "2023-09-30", .blue),
    ]
    let milestones = try status(rows, asOf: "2023-09-30").milestones
    #expect(milestones[0].progress.completedOn?.description == "2023-08-20" && milestones[0].progress.isDoneLate == true)
    #expect(milestones[1].progress.completedOn?.description == "2023-09-30" && milestones[1].progress.isDoneLate == false)
    let before = try status(rows, asOf: "2023-07-31").milestones[0].progress
    #expect(before.completedOn == nil && before.isDoneLate == nil)
    #expect(try status(rows, asOf: "2023-06-30").milestones[0].progress.isDoneLate == false)
  }

  @Test func `a milestone with several dates falls due on each`() throws {
    var action = try action()
    action.milestones[1].due.dates = [try day("2023-07-31"), try day("2023-08-31")]
    let milestone = ActionProgress([], planStart: try day("2023-04-01"), asOf: try day("2023-07-01")).status(
      of: action, kpis: []
    )
    .milestones[1]
    func fallsDue(_ first: String, _ last: String) throws -> Bool { milestone.fallsDue(from: try day(first), to: try day(last)) }
    #expect(
      try fallsDue("2023-07-01", "2023-07-31") && fallsDue("2023-08-31", "2023-08-31") && fallsDue("2023-09-30", "2023-10-31"))
    #expect(try !fallsDue("2023-08-01", "2023-08-30") && !fallsDue("2023-10-01", "2023-10-31"))
  }

  @Test func `a report without a colour leaves the colour that was reported`() throws {
    let progress = try status([("a", "2023-05-01", .amber), ("a", "2023-05-20", nil)], asOf: "2023-05-31").milestones[0]
      .progress
    #expect(progress.reported == .amber && progress.updated?.description == "2023-05-20")
  }

  @Test func `the whole is contradicted by a part that is late, and by one that is not done`() throws {
    let late = try status([("", "2023-07-01", .green), ("a", "2023-07-01", .red)], asOf: "2023-07-10")
    #expect(late.progress.isContradicted && ActionSentences(late).text.contains("reported as on track all the same"))
    let unfinished = try status([("", "2023-07-01", .blue), ("a", "2023-07-01", .blue)], asOf: "2023-07-10")
    #expect(unfinished.progress.isContradicted && ActionSentences(unfinished).text.contains("not all of its milestones are"))
    let all = try status(
      [("", "2023-07-01", .blue), ("a", "2023-07-01", .blue), ("b", "2023-07-01", .blue)], asOf: "2023-07-10")
    #expect(!all.progress.isContradicted && all.isDone)
    let doubted = try status(
      [("", "2023-07-01", .red), ("a", "2023-07-01", .blue), ("b", "2023-07-01", .blue)], asOf: "2023-07-10")
    #expect(doubted.progress.isContradicted && !doubted.isDone)
    #expect(
      ActionSentences(doubted).text.contains(
        "Reported as late on 1 July 2023. 2 of 2 milestones done. All of its milestones are reported as done."))
  }

  @Test func `where no reports were delivered nothing is said to be late`() throws {
    let progress = ActionProgress(nil, planStart: try day("2023-04-01"), asOf: try day("2024-03-31"))
    let status = progress.status(of: try action(), kpis: [])
    #expect(!status.isLate && !status.progress.isSilent)
    #expect(ActionSentences(status).text == "No reports on the plan's actions came that could be read.")
  }

  private func risk(_ id: String = "R1", raised: String = "2023-03-21") throws -> RiskDefinition {
    RiskDefinition(
      id: id, raised: try day(raised), risk: "A risk", before: RiskScore(likelihood: .medium, impact: .high), mitigation: "Care",
      after: RiskScore(likelihood: .low, impact: .high), kpis: ["5", "7"])
  }

  private func update(_ id: String, after: RiskScore?, reviewed: String?, raised: String = "2023-03-21") throws -> RiskUpdate {
    RiskUpdate(
      id: id, raised: try day(raised), risk: "A risk", before: RiskScore(likelihood: .high, impact: .high), mitigation: "",
      after: after, progress: "", lastReviewed: try reviewed.map(day))
  }

  @Test func `a review is due three months after the last, or after the risk was raised`() throws {
    func overdue(_ reviewed: String?, asOf: String) throws -> Bool {
      let updates = [try update("R1", after: nil, reviewed: reviewed)]
      return try RiskRegister([try risk()], updates, asOf: day(asOf)).statuses(red: [])[0].isReviewOverdue
    }
    #expect(!(try overdue(nil, asOf: "2023-06-21")))
    #expect(try overdue(nil, asOf: "2023-06-22"))
    #expect(!(try overdue("2023-06-30", asOf: "2023-09-30")))
    #expect(try overdue("2023-06-30", asOf: "2023-10-01"))
    // What a review after the day says is not known on it.
    #expect(!(try overdue("2024-01-18", asOf: "2023-10-01")))
    // A review before it was raised is none.
    #expect(!(try overdue("2022-01-18", asOf: "2023-06-21")))
    // Nor is anything known of a risk that the register does not have.
    let other = [try update("R9", after: nil, reviewed: "2023-04-01", raised: "2023-04-01")]
    let silent = try RiskRegister([try risk()], other, asOf: day("2023-09-30")).statuses(red: [])[0]
    #expect(!silent.isReviewOverdue && !silent.isKnown)
    #expect(sentences(of: silent).contains("Not in the register that was delivered: this is the plan's own word."))
    #expect(!(try RiskRegister([try risk()], nil, asOf: day("2024-03-31")).statuses(red: [])[0].isReviewOverdue))
  }

  @Test func `a risk moves against the plan's own register, and names the KPIs that are red`() throws {
    func status(_ after: RiskScore?) throws -> RiskStatus {
      try RiskRegister([risk()], [update("R1", after: after, reviewed: "2023-09-01")], asOf: day("2023-09-30"))
        .statuses(red: ["7", "13"])[0]
    }
    #expect(try status(RiskScore(likelihood: .high, impact: .medium)).movement == .worse)
    #expect(try status(RiskScore(likelihood: .low, impact: .low)).movement == .better)
    #expect(try status(RiskScore(likelihood: .high, impact: .low)).movement == .same)
    #expect(try status(nil).movement == nil)
    #expect(
      try status(nil).after == nil && sentences(of: status(nil)).contains("nobody has scored it with what is done against it")
    )
    #expect(try status(nil).kpisInRed == ["7"])
    #expect(try status(nil).before.score == 9)
    #expect(
      RiskScore.Level.allCases.flatMap { a in RiskScore.Level.allCases.map { RiskScore(likelihood: a, impact: $0).score } }
        == [1, 2, 3, 2, 4, 6, 3, 6, 9])
  }

  @Test func `a risk moves against the review before, as it was published, and an older day has the review of then`() throws {
    let (low, middle, high) = (
      RiskScore(likelihood: .low, impact: .low), RiskScore(likelihood: .medium, impact: .medium),
      RiskScore(likelihood: .high, impact: .high)
    )
    let reviews = [
      "R1": try [
        RiskReview(day: day("2023-07-03"), before: high, after: low),
        RiskReview(day: day("2023-10-05"), before: high, after: middle),
        RiskReview(day: day("2024-01-08"), before: high, after: high),
      ]
    ]
    func status(_ asOf: String, reviewed: String = "2024-01-08", after: RiskScore? = high) throws -> RiskStatus {
      try RiskRegister([risk()], [update("R1", after: after, reviewed: reviewed)], reviews: reviews, asOf: day(asOf))
        .statuses(red: [])[0]
    }
    // Its own review was published too: the one before it speaks.
    let now = try status("2024-01-31")
    #expect(try now.earlier?.day == day("2023-10-05") && now.movement == .worse && now.score == 9)
    #expect(sentences(of: now).contains("Worse than at its review on 5 October 2023: 4."))
    // Published with another score since: what the export says now is what counts.
    #expect(try status("2024-01-31", after: low).movement == .better)
    let november = try status("2023-11-30")
    #expect(try november.score == 4 && november.lastReviewed == day("2023-10-05") && november.movement == .worse)
    #expect(
      sentences(of: november).contains("Reviewed since this day: this is its review on 5 October 2023, the newest published."))
    #expect(!november.isReviewOverdue)
    // The first review is told against the plan's register, 3 of 9.
    let july = try status("2023-07-31")
    #expect(july.score == 1 && july.movement == .better && sentences(of: july).contains("Better than when it was raised: 3."))
    #expect(try status("2023-06-30").score == 3 && status("2023-06-30").movement == nil)
    // No export, or no row in it: the newest review published.
    let silent = try RiskRegister([risk()], nil, reviews: reviews, asOf: day("2023-12-31")).statuses(red: [])[0]
    #expect(silent.score == 4 && !silent.isReviewOverdue)
  }

  @Test func `a risk that the plan did not know is last, and one raised after the day is not there`() throws {
    let updates = [
      try update("R9", after: nil, reviewed: nil, raised: "2023-08-01"),
      try update("R10", after: nil, reviewed: nil, raised: "2023-10-01"),
    ]
    let register = RiskRegister([try risk(), try risk("R2", raised: "2023-12-01")], updates, asOf: try day("2023-09-30"))
    #expect(register.statuses(red: []).map(\.id) == ["R1", "R9"])
  }

  @Test func `a report is due when its period is over, and late a month after`() throws {
    let indicator = QualitativeDefinition(reference: "QI 3", areaOfWeakness: "1", text: "Complaints", everyMonths: 3)
    func state(_ ends: [String], asOf: String) throws -> IndicatorStatus.State {
      let reports = try ends.map {
        QualitativeReport(
          reference: "QI 3", areaOfWeakness: "1", periodEnd: try day($0), summary: "s", actionsTaken: "", source: "")
      }
      return QualitativeReceipts(reports, planStart: try day("2023-04-01"), asOf: try day(asOf)).status(of: indicator).state
    }
    #expect(try state([], asOf: "2023-06-29") == .notDue)
    #expect(try state([], asOf: "2023-06-30") == .due)
    #expect(try state([], asOf: "2023-07-31") == .due)
    #expect(try state([], asOf: "2023-08-01") == .late)
    #expect(try state(["2023-06-30"], asOf: "2023-08-01") == .received)
    #expect(try state(["2023-06-30"], asOf: "2023-09-30") == .due)
    // One for an earlier period is not this one's.
    #expect(try state(["2023-03-31"], asOf: "2023-08-01") == .late)
    #expect(try state(["2023-10-01"], asOf: "2023-08-01") == .late)
  }

  @Test func `a late report raises an alert to its owner, and no data resolves none`() throws {
    var indicator = QualitativeDefinition(reference: "QI 3", areaOfWeakness: "1", text: "Complaints", everyMonths: 3)
    indicator.owner = "An owner"
    func verdict(_ reports: [QualitativeReport]?, asOf text: String) throws -> Verdict? {
      let status = QualitativeReceipts(reports, planStart: try day("2023-04-01"), asOf: try day(text)).status(of: indicator)
      return PlanVerdicts(.standard, asOf: try day(text)).verdict(about: status)
    }
    #expect(try verdict([], asOf: "2023-06-29") == nil)
    #expect(try verdict([], asOf: "2023-07-31")?.outcome == .clear)
    #expect(try verdict(nil, asOf: "2023-08-01")?.outcome == .unknown)
    let late = try #require(try verdict([], asOf: "2023-08-01"))
    #expect(late.owner == "An owner" && late.key == AlertKey(.findingOverdue, subject: "1-QI-3"))
    guard case .firing(let finding) = late.outcome else {
      Issue.record("does not fire")
      return
    }
    #expect(
      said(finding, late)
        == "QI 3 of area of weakness 1: no report came for the period to 30 June 2023; it was due by 31 July 2023. Owner: An owner."
    )
    let report = QualitativeReport(
      reference: "QI 3", areaOfWeakness: "1", periodEnd: try day("2023-06-30"), summary: "s", actionsTaken: "", source: "")
    #expect(try verdict([report], asOf: "2023-08-01")?.outcome == .clear)
  }

  @Test func `an overdue review goes to the risk's owner, where it has one`() throws {
    var risk = RiskDefinition(
      id: "R1", raised: try day("2023-03-21"), risk: "r", before: RiskScore(likelihood: .low, impact: .high), mitigation: "m",
      after: nil, kpis: [])
    func owner() throws -> String? {
      let update = RiskUpdate(
        id: "R1", raised: risk.raised, risk: "r", before: risk.before, mitigation: "m", after: nil, progress: "",
        lastReviewed: nil)
      let status = try #require(RiskRegister([risk], [update], asOf: try day("2023-07-31")).statuses(red: []).first)
      return PlanVerdicts(.standard, asOf: try day("2023-07-31")).verdict(about: status)?.owner
    }
    #expect(try owner() == "Data team")
    risk.owner = "An owner"
    #expect(try owner() == "An owner")
  }

  @Test func `an indicator without a period is never late`() throws {
    let indicator = QualitativeDefinition(reference: "QI 2", areaOfWeakness: "1", text: "Themes", everyMonths: nil)
    let receipts = QualitativeReceipts([], planStart: try day("2023-04-01"), asOf: try day("2024-03-31"))
    #expect(receipts.status(of: indicator).state == .notDue)
  }

  @Test(arguments: [
    ("call me on 943 476 5919", "an NHS number"), ("UPN A123456789012", "a unique pupil number"),
    ("moved to TA1 4DY", "a postcode"), ("born on 3/4/2012", "a date of birth"), ("DOB: 03-Apr-2012", "a date of birth"),
    ("DOB 2012-04-03", "a date of birth"), ("born on 3rd April 2012", "a date of birth"),
    ("upn a123456789012", "a unique pupil number"),
    ("Mrs Smith agreed", "a name"), ("a boy named Alex", "a name"), ("Mrs O'Brien came", "a name"), ("MR J. SMITH", "a name"),
    ("Dr Jones wrote", "a name"), ("Ottoline in year 7", "a name"), ("thanks to Jamie Bloggs", "a name"),
    ("DOB 12Mar2014", "a date of birth"), ("born in March 2014", "a date of birth"), ("NHS 943.476.5919", "an NHS number"),
    ("TA1  4DY", "a postcode"),
  ])
  func `what may be about somebody is told by its kind alone`(text: String, kind: String) {
    #expect(
      PersonalText.warnings(in: ["all is well", text]).map(\.sentence)
        == ["1 text with what looks like \(kind): take out whatever is about a child"])
  }

  @Test(arguments: [
    "943 476 5918 is no NHS number", "Reviewed on 3/4/2023", "KPI 5 is red", "12 weeks at 19", "Ms is a title", "75% of 128",
    "Q1 2nd half",
    "Area Inclusion Partnership", "Head of Service, Vulnerable Learners", "Summer Term, Year 7 transfers", "born of need",
  ])
  func `what is not about anybody is not warned of`(text: String) { #expect(PersonalText.warnings(in: [text]) == []) }

  private func line(_ rag: RAG?, _ direction: Direction?) throws -> ScorecardLine {
    var line = ScorecardLine(
      id: FigureID(kpi: "7"), title: "t", shortTitle: "t", areaOfWeakness: "1", actions: ["1.1"], owner: "o",
      asOf: try day("2023-07-10"), unit: "exclusions", better: .lower, status: .computed, run: "r", fingerprint: "",
      definition: "")
    (line.value, line.rag, line.direction) = (1, rag, direction)
    return line
  }

  @Test func `a figure off track whose action is late, and one that does not move although all is done`() throws {
    let late = JoinedSentence([try status([("a", "2023-07-01", .red)], asOf: "2023-07-10")])
    let done = JoinedSentence([
      try status([("a", "2023-07-01", .blue), ("b", "2023-07-01", .blue)], asOf: "2023-07-10")
    ])
    #expect(late.sentence(about: try line(.red, .improving)) == "Off track, and action 1.1 is late.")
    #expect(late.sentence(about: try line(.green, .improving)) == "")
    #expect(done.sentence(about: try line(.amber, .improving)) == "Off track, although every milestone of action 1.1 is done.")
    #expect(done.sentence(about: try line(nil, .worsening)) == "Worsening, although every milestone of action 1.1 is done.")
    #expect(done.sentence(about: try line(nil, .steady)) == "Not moving, although every milestone of action 1.1 is done.")
    #expect(done.sentence(about: try line(.green, .steady)) == "")
    let reported = JoinedSentence([try status([("", "2023-07-01", .blue)], asOf: "2023-07-10")])
    #expect(reported.sentence(about: try line(.amber, .steady)) == "Off track, and action 1.1 is late.")
    #expect(done.sentence(about: try line(.green, .improving)) == "")
  }

  @Test func `its lead hears of what is late, with the dates`() throws {
    let verdicts = PlanVerdicts(.standard, asOf: try day("2023-07-10"))
    let verdict = try #require(verdicts.verdict(about: try status([("a", "2023-07-01", .red)], asOf: "2023-07-10")))
    #expect(verdict.owner == "A lead" && verdict.key == AlertKey(.actionOverdue, subject: "1.1"))
    guard case .firing(let finding) = verdict.outcome else {
      Issue.record("does not fire")
      return
    }
    #expect(said(finding, verdict) == "Action 1.1, An action: a milestone is late: 1.1a (due 30 June 2023). Lead: A lead.")
    #expect(verdicts.verdict(about: try status([], asOf: "2023-05-01"))?.outcome == .clear)
  }
}

private func sentences(of risk: RiskStatus) -> String { risk.knowledge.map { RiskSentences(risk, $0).text } ?? "" }

/// What an alert of this verdict says.
private func said(_ finding: Finding, _ verdict: Verdict) -> String {
  finding.fact.map { AlertSentence($0, key: verdict.key, owner: verdict.owner).message } ?? ""
}
