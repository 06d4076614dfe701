package import Model

/// What a new plan is called, when it starts, and when its targets are due.
package struct NewPlan: Sendable {
  /// The plan's name.
  package var name = "SEND improvement plan"
  /// The local area that it is for.
  package var area = "Our area"
  /// Its first day.
  package var start: Day
  /// The days on which targets are due, in order.
  package var checkpoints: [Checkpoint]
  /// The job title of whoever answers for the KPIs.
  package var owner = "Head of SEND"

  /// The plan that is proposed where somebody says nothing else. `day` is that of its first scorecard: the plan started on the last
  /// 1 April before it.
  package init(firstScorecard day: Day) {
    start = day.latest(month: 4, day: 1)
    checkpoints = Self.checkpoints(from: start)
  }

  /// The checkpoints that are proposed for a plan that starts on this day.
  package static func checkpoints(from start: Day) -> [Checkpoint] {
    [3, 6, 12].map { Checkpoint(name: "\($0) months", date: start.adding(months: $0) - 1) }
  }

  /// Reads `6 months=2026-09-30`.
  ///
  /// Throws: `InitError.wrongAnswer`.
  package static func checkpoint(_ text: String) throws(InitError) -> Checkpoint {
    guard let sign = text.lastIndex(of: "="), let day = Day(iso: text[text.index(after: sign)...].trimmed) else {
      throw .wrongAnswer("'\(text)' is not a checkpoint: write its name and its date, such as 6 months=2026-09-30")
    }
    return Checkpoint(name: try line(text[..<sign].trimmed, of: "The name of a checkpoint"), date: day)
  }

  /// A name of a plan, an area or an office, as somebody gave it.
  ///
  /// Throws: `InitError.wrongAnswer` for a text that is empty, too long, or more than one line of visible characters.
  package static func line(_ text: String, of what: String) throws(InitError) -> String {
    let text = text[...].trimmed
    guard !text.isEmpty else { throw .wrongAnswer("\(what) is empty") }
    guard text.count <= longestName else { throw .wrongAnswer("\(what) is longer than \(longestName) characters") }
    guard !text.unicodeScalars.contains(where: { VisibleText.acts($0) && !joinsEmoji($0) }) else {
      throw .wrongAnswer("\(what) must be one line without control characters")
    }
    return text
  }

  /// Throws: `InitError.wrongAnswer` where the days are not in order, or not among those that a plan can have.
  package func checkDays() throws(InitError) {
    for day in [start] + checkpoints.map(\.date) where !PlanDays.all.contains(day) {
      throw .wrongAnswer("\(day) is outside \(PlanDays.inWords)")
    }
    for (earlier, later) in zip([Checkpoint(name: "the start", date: start)] + checkpoints, checkpoints)
    where later.date <= earlier.date {
      throw .wrongAnswer("Checkpoint '\(later.name)' (\(later.date)) must come after \(earlier.name) (\(earlier.date))")
    }
    let names = checkpoints.map(\.name)
    if let name = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw .wrongAnswer("Checkpoint '\(name)' is there twice")
    }
  }

  private static let longestName = 200
  /// People and flags among emoji are several characters that such a one holds together.
  private static func joinsEmoji(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{200D}" }
}

extension Substring {
  /// The text without spaces around it.
  var trimmed: String {
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
    return String(self[..<end].drop(while: \.isWhitespace))
  }
}
