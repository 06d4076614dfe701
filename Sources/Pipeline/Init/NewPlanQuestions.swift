internal import Model
internal import Wording

/// Asks what a new plan needs, one question after the other, each with a proposal.
///
///     let choice = try NewPlanQuestions(answered: proposed).choice { question in … }
package struct NewPlanQuestions {
  /// What is proposed.
  package let answered: NewArea.Choice

  /// `answered` is what Enter accepts everywhere.
  package init(answered: NewArea.Choice) { self.answered = answered }

  /// What somebody answered. `ask` shows a text and returns the line that was typed; an answer that cannot be used is asked for
  /// again, with what is wrong with it.
  ///
  /// Throws: what `ask` throws.
  package func choice(_ ask: (String) throws -> String) throws -> NewArea.Choice {
    var choice = answered
    func take<Answer>(_ question: String, _ proposed: Answer, _ read: (String) throws(InitError) -> Answer) throws -> Answer {
      var before = ""
      while true {
        let answer = try ask(before + question)
        if answer.allSatisfy(\.isWhitespace) { return proposed }
        do throws(InitError) { return try read(answer) } catch { before = InitQuestions.again("\(error)") }
      }
    }
    choice.plan.name = try take(InitQuestions.introduction + "\n" + InitQuestions.plan(choice.plan.name), choice.plan.name) {
      line throws(InitError) in try NewPlan.line(line, of: "The name")
    }
    choice.plan.area = try take(InitQuestions.area(choice.plan.area), choice.plan.area) { line throws(InitError) in
      try NewPlan.line(line, of: "The name")
    }
    choice.plan.start = try take(InitQuestions.start(choice.plan.start), choice.plan.start) { line throws(InitError) in
      try Self.start(line)
    }
    choice.plan.checkpoints = NewPlan.checkpoints(from: choice.plan.start)
    let plan = choice.plan
    choice.plan.checkpoints = try take(InitQuestions.checkpoints(plan.checkpoints), plan.checkpoints) { line throws(InitError) in
      try Self.checkpoints(line, of: plan)
    }
    let entries = KPICatalogue().entries
    let question = InitQuestions.kpis(entries.map { ($0.name, $0.line) }, proposed: choice.kpis)
    choice.kpis = try take(question, choice.kpis) { line throws(InitError) in try Self.kpis(line, of: entries.map(\.name)) }
    return choice
  }

  private static func start(_ line: String) throws(InitError) -> Day {
    guard let day = Day(iso: line[...].trimmed) else {
      throw .wrongAnswer("'\(VisibleText.line(line))' is not a date: write it as year-month-day, such as 2026-04-01")
    }
    guard PlanDays.all.contains(day) else { throw .wrongAnswer("\(day) is outside \(PlanDays.inWords)") }
    return day
  }

  private static func checkpoints(_ line: String, of plan: NewPlan) throws(InitError) -> [Checkpoint] {
    var plan = plan
    plan.checkpoints = []
    for part in line.split(separator: ",") { plan.checkpoints.append(try NewPlan.checkpoint(part.trimmed)) }
    try plan.checkDays()
    return plan.checkpoints
  }

  private static func kpis(_ line: String, of names: [String]) throws(InitError) -> [String] {
    let parts = line.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    if parts.map({ $0.lowercased() }) == ["all"] { return names }
    var chosen: [String] = []
    for part in parts {
      if let number = Int(part), names.indices.contains(number - 1) {
        chosen.append(names[number - 1])
      } else if names.contains(part) {
        chosen.append(part)
      } else {
        throw .unknownKPI(VisibleText.line(part), known: names)
      }
    }
    return chosen
  }
}
