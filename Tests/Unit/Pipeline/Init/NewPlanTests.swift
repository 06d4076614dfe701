import Model
import Pipeline
import Testing

/// What somebody can say of a new plan, and what is proposed.
@Suite struct NewPlanTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test(arguments: [
    ("2026-03-31", "2025-04-01"), ("2026-04-30", "2026-04-01"), ("2026-12-31", "2026-04-01"), ("2024-02-29", "2023-04-01"),
  ])
  func `the plan that is proposed started on the last 1 April`(first: String, start: String) throws {
    let plan = NewPlan(firstScorecard: try day(first))
    #expect(plan.start == (try day(start)))
    #expect(plan.checkpoints.map(\.name) == ["3 months", "6 months", "12 months"])
    #expect(plan.checkpoints.map { ($0.date + 1).civil.day } == [1, 1, 1])
    #expect(throws: Never.self) { try plan.checkDays() }
  }

  @Test func `a checkpoint is a name and a date, and a name may hold the sign between them`() throws {
    let checkpoint = try NewPlan.checkpoint(" a = b = 2026-09-30 ")
    #expect(checkpoint == Checkpoint(name: "a = b", date: try day("2026-09-30")))
    for text in ["", "2026-09-30", "a=", "a=soon", "=2026-09-30", "a=30/09/2026"] {
      #expect(throws: InitError.self, "\(text)") { try NewPlan.checkpoint(text) }
    }
  }

  @Test func `a name is one line that can be seen`() throws {
    #expect(try NewPlan.line("  Ynys Môn: \"a\" 'b' # 👩‍🏫 ", of: "x") == "Ynys Môn: \"a\" 'b' # 👩‍🏫")
    for text in ["", "  ", "a\nb", "a\tb", "\u{202E}a", "a\u{0}", "\u{7F}", String(repeating: "x", count: 201)] {
      #expect(throws: InitError.self, "\(text.debugDescription)") { try NewPlan.line(text, of: "x") }
    }
  }

  @Test func `days that are out of order, twice, or of no plan are refused`() throws {
    var plan = NewPlan(firstScorecard: try day("2026-03-31"))
    for checkpoints in [["2025-04-01"], ["2025-06-30", "2025-06-30"], ["2025-06-30", "2025-05-31"], ["2050-01-01"]] {
      plan.checkpoints = try checkpoints.enumerated().map { Checkpoint(name: "\($0)", date: try day($1)) }
      #expect(throws: InitError.self, "\(checkpoints)") { try plan.checkDays() }
    }
    plan.checkpoints = [Checkpoint(name: "a", date: try day("2025-06-30")), Checkpoint(name: "a", date: try day("2025-07-31"))]
    #expect(throws: InitError.self) { try plan.checkDays() }
  }
}

/// The questions on a terminal.
@Suite struct NewPlanQuestionsTests {
  /// What is chosen after these answers, and the questions that were asked.
  private func ask(_ answers: [String]) throws -> (choice: NewArea.Choice, asked: [String]) {
    var (rest, asked) = (answers[...], [String]())
    let proposed = NewArea.Choice(
      plan: NewPlan(firstScorecard: try #require(Day(iso: "2026-03-31"))), kpis: ["exclusions"], exports: [])
    let choice = try NewPlanQuestions(answered: proposed).choice { question in
      asked.append(question)
      let answer = rest.popFirst()
      return try #require(answer)
    }
    return (choice, asked)
  }

  @Test func `Enter accepts every proposal`() throws {
    let (choice, asked) = try ask(["", " ", "", "", ""])
    #expect(choice.kpis == ["exclusions"])
    #expect(choice.plan.name == "SEND improvement plan")
    #expect(asked.count == 5)
    #expect(asked.allSatisfy { $0.hasSuffix("]: ") })
  }

  @Test func `the checkpoints that are proposed are those of the start that was given`() throws {
    let (choice, asked) = try ask(["", "", "2030-01-01", "", "all"])
    #expect(choice.plan.checkpoints.map(\.date.description) == ["2030-03-31", "2030-06-30", "2030-12-31"])
    #expect(asked[3].contains("2030-03-31"))
    #expect(choice.kpis == KPICatalogue.names)
  }

  @Test func `an answer that cannot be used is asked for again, with the reason`() throws {
    let (choice, asked) = try ask(["P", "A", "1 May", "2030-05-01", "x", "x=2030-04-01", "x=2031-04-30", "0", "1, feedback ,"])
    #expect(choice.plan.checkpoints.map(\.name) == ["x"])
    #expect(choice.kpis == [KPICatalogue.names[0], "feedback"])
    for (place, words) in [(3, "'1 May' is not a date"), (5, "not a checkpoint"), (6, "must come after"), (8, "no KPI '0'")] {
      #expect(asked[place].contains(words), "\(asked[place])")
    }
  }
}
