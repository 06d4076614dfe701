import Model
import Testing
import Transformers
import Wording

/// What is reported of actions, against what their dates say.
@Suite struct ActionProgressTests {
  @Test func `the newest report as far as the day speaks, and a later one plays no part`() throws {
    let rows: [(String, String, ProgressRAG?)] = [
      ("a", "2023-06-20", .green), ("a", "2023-05-20", .amber), ("a", "2023-07-01", .blue),
    ]
    let before = try InventedAction.status(rows, asOf: "2023-06-30").milestones[0].progress
    #expect(before.reported == .green && before.updated?.description == "2023-06-20" && before.note == "2023-06-20")
    #expect(!before.isOverdue)
    #expect(try InventedAction.status(rows, asOf: "2023-07-01").milestones[0].progress.isDone)
  }

  @Test func `a day after its last day it is overdue, unless it is done`() throws {
    let green: [(String, String, ProgressRAG?)] = [("a", "2023-06-20", .green)]
    #expect(!(try InventedAction.status(green, asOf: "2023-06-30").isLate))
    let late = try InventedAction.status(green, asOf: "2023-07-01")
    #expect(late.milestones[0].progress.isOverdue && late.milestones[0].progress.isContradicted && late.isLate)
    #expect(!late.milestones[1].progress.isOverdue)
    let done = try InventedAction.status([("a", "2023-06-20", .blue)], asOf: "2023-07-01")
    #expect(!done.isLate && !done.milestones[0].progress.isContradicted)
    #expect(!(try InventedAction.status([("a", "2023-06-20", .red)], asOf: "2023-07-01").milestones[0].progress.isContradicted))
  }

  @Test func `35 days without a word are none too many, 36 are`() throws {
    let rows: [(String, String, ProgressRAG?)] = [("a", "2023-05-01", nil)]
    #expect(!(try InventedAction.status(rows, asOf: "2023-06-05").milestones[0].progress.isSilent))
    #expect(try InventedAction.status(rows, asOf: "2023-06-06").milestones[0].progress.isSilent)
    // Where nobody ever said anything of it, from the plan's start.
    let other: [(String, String, ProgressRAG?)] = [("b", "2023-05-01", nil)]
    #expect(!(try InventedAction.status(other, asOf: "2023-05-06").milestones[0].progress.isSilent))
    #expect(try InventedAction.status(other, asOf: "2023-05-07").milestones[0].progress.isSilent)
    // Headings alone say nothing of any.
    let nothing = try InventedAction.status([], asOf: "2023-07-10")
    #expect(!nothing.progress.isKnown && !nothing.isLate && !nothing.milestones[0].progress.isSilent)
    // A part that speaks breaks the silence of the whole.
    #expect(!(try InventedAction.status(rows, asOf: "2023-06-05").progress.isSilent))
  }

  @Test func `done since the first of the reports that say so without a break, and late after its last day`() throws {
    let rows: [(String, String, ProgressRAG?)] = [
      ("a", "2023-06-20", .blue), ("a", "2023-07-20", .amber), ("a", "2023-08-20", .blue), ("a", "2023-09-01", nil),
      ("a", "2023-09-20", .blue), ("b", "2023-09-30", .blue),
    ]
    let milestones = try InventedAction.status(rows, asOf: "2023-09-30").milestones
    #expect(milestones[0].progress.completedOn?.description == "2023-08-20" && milestones[0].progress.isDoneLate == true)
    #expect(milestones[1].progress.completedOn?.description == "2023-09-30" && milestones[1].progress.isDoneLate == false)
    let before = try InventedAction.status(rows, asOf: "2023-07-31").milestones[0].progress
    #expect(before.completedOn == nil && before.isDoneLate == nil)
    #expect(try InventedAction.status(rows, asOf: "2023-06-30").milestones[0].progress.isDoneLate == false)
  }

  @Test func `a milestone with several dates falls due on each`() throws {
    var action = try InventedAction.action()
    action.milestones[1].due.dates = [try InventedAction.day("2023-07-31"), try InventedAction.day("2023-08-31")]
    let milestone = ActionProgress(
      [], planStart: try InventedAction.day("2023-04-01"), asOf: try InventedAction.day("2023-07-01")
    ).status(
      of: action, kpis: []
    )
    .milestones[1]
    func fallsDue(_ first: String, _ last: String) throws -> Bool {
      milestone.fallsDue(from: try InventedAction.day(first), to: try InventedAction.day(last))
    }
    #expect(
      try fallsDue("2023-07-01", "2023-07-31") && fallsDue("2023-08-31", "2023-08-31") && fallsDue("2023-09-30", "2023-10-31"))
    #expect(try !fallsDue("2023-08-01", "2023-08-30") && !fallsDue("2023-10-01", "2023-10-31"))
  }

  @Test func `a report without a colour leaves the colour that was reported`() throws {
    let progress = try InventedAction.status([("a", "2023-05-01", .amber), ("a", "2023-05-20", nil)], asOf: "2023-05-31")
      .milestones[0]
      .progress
    #expect(progress.reported == .amber && progress.updated?.description == "2023-05-20")
  }

  @Test func `the whole is contradicted by a part that is late, and by one that is not done`() throws {
    let late = try InventedAction.status([("", "2023-07-01", .green), ("a", "2023-07-01", .red)], asOf: "2023-07-10")
    #expect(late.progress.isContradicted && ActionSentences(late).text.contains("still reported as on track"))
    let unfinished = try InventedAction.status([("", "2023-07-01", .blue), ("a", "2023-07-01", .blue)], asOf: "2023-07-10")
    #expect(unfinished.progress.isContradicted && ActionSentences(unfinished).text.contains("not all of its milestones are"))
    let all = try InventedAction.status(
      [("", "2023-07-01", .blue), ("a", "2023-07-01", .blue), ("b", "2023-07-01", .blue)], asOf: "2023-07-10")
    #expect(!all.progress.isContradicted && all.isDone)
    let doubted = try InventedAction.status(
      [("", "2023-07-01", .red), ("a", "2023-07-01", .blue), ("b", "2023-07-01", .blue)], asOf: "2023-07-10")
    #expect(doubted.progress.isContradicted && !doubted.isDone)
    #expect(
      ActionSentences(doubted).text.contains(
        "Reported as late on 1 July 2023. 2 of 2 milestones complete. All of its milestones are reported as complete."))
  }

  @Test func `where no reports were delivered nothing is said to be late`() throws {
    let progress = ActionProgress(
      nil, planStart: try InventedAction.day("2023-04-01"), asOf: try InventedAction.day("2024-03-31"))
    let status = progress.status(of: try InventedAction.action(), kpis: [])
    #expect(!status.isLate && !status.progress.isSilent)
    #expect(ActionSentences(status).text == "No readable update on the plan's actions has arrived.")
  }

  private func line(_ rag: RAG?, _ direction: Direction?) throws -> ScorecardLine {
    var line = ScorecardLine(
      id: FigureID(kpi: "7"), title: "t", shortTitle: "t", areaOfWeakness: "1", actions: ["1.1"], owner: "o",
      asOf: try InventedAction.day("2023-07-10"), unit: "exclusions", better: .lower, status: .computed, run: "r",
      fingerprint: "",
      definition: "")
    (line.value, line.rag, line.direction) = (1, rag, direction)
    return line
  }

  @Test func `a figure off track whose action is late, and one that does not move although all is done`() throws {
    let late = JoinedSentence([try InventedAction.status([("a", "2023-07-01", .red)], asOf: "2023-07-10")])
    let done = JoinedSentence([
      try InventedAction.status([("a", "2023-07-01", .blue), ("b", "2023-07-01", .blue)], asOf: "2023-07-10")
    ])
    #expect(
      late.sentence(about: try line(.red, .improving)) == "Behind target, and action 1.1, which should improve it, is late.")
    #expect(late.sentence(about: try line(.green, .improving)) == "")
    #expect(
      done.sentence(about: try line(.amber, .improving)) == "Behind target even though every milestone of action 1.1 is complete."
    )
    #expect(
      done.sentence(about: try line(nil, .worsening)) == "Getting worse even though every milestone of action 1.1 is complete.")
    #expect(done.sentence(about: try line(nil, .steady)) == "No change even though every milestone of action 1.1 is complete.")
    #expect(done.sentence(about: try line(.green, .steady)) == "")
    let reported = JoinedSentence([try InventedAction.status([("", "2023-07-01", .blue)], asOf: "2023-07-10")])
    #expect(
      reported.sentence(about: try line(.amber, .steady)) == "Behind target, and action 1.1, which should improve it, is late.")
    #expect(done.sentence(about: try line(.green, .improving)) == "")
  }
}
