package import Model

/// What a line of the scorecard says: a head of service reads it, and knows what to ask.
package struct LineSentences: Sendable {
  private let line: ScorecardLine
  private let unit: Unit
  private let chart: ControlChart?

  /// `chart` is the figure's, if it has one.
  package init(_ line: ScorecardLine, chart: ControlChart?) {
    self.line = line
    self.chart = chart
    unit = Unit(line.unit)
  }

  /// `definition`: what is counted, from `MeasureSentence`.
  package func words(definition: String) -> LineText {
    LineText(definition: definition, standing: standing, direction: direction, question: question)
  }

  private var standing: String {
    guard let value = line.value else { return line.note.withCapital + "." }
    guard let expected = line.expected else {
      if line.status == .provisional { return provisional(value) }
      return "\(unit.text(value))\(fewCases); nothing is expected of it \(line.isPastItsTargets ? "any more" : "yet")."
    }
    if line.status == .provisional { return provisional(value) }
    let limit = unit.limit(expected, line.better)
    let wanted = "the \(unit.number(limit)) \(unit.orBetter(line.better))"
    if line.rag == .green { return "\(unit.text(value))\(fewCases): meets \(wanted) expected by now." }
    guard unit.number(value) != unit.number(limit) else {
      return "\(unit.text(value))\(fewCases): just short of \(wanted) expected by now."
    }
    let way = value > limit ? "more than" : unit.isCounted ? "fewer than" : "less than"
    return "\(unit.text(value))\(fewCases): \(difference(value - limit)) \(way) \(wanted) expected by now."
  }

  private func provisional(_ value: Double) -> String {
    "\(unit.text(value))\(fewCases), \(line.fault ?? line.status.rawValue)."
  }

  /// Beside a proportion of few cases, what else it might be but for chance.
  private var fewCases: String {
    guard let interval = line.interval, let whole = line.denominator else { return "" }
    return
      " (of \(Unit.decimal(whole, places: 0)); from so few, the true share could be \(unit.number(interval.lower)) to \(unit.number(interval.upper)))"
  }

  private var direction: String {
    guard let direction = line.direction, let day = line.comparedWith else { return "" }
    if direction == .steady, let counted = line.periodEnd, counted <= day {
      return "The same as on \(day.inWords): nothing has been counted since \(counted.inWords)."
    }
    guard direction != .steady else { return "Steady: as on \(day.inWords)." }
    let isPrevious = day == line.asOf.previousMonthEnd
    guard isPrevious, let change = line.change else {
      return "\(direction == .improving ? "Better" : "Worse") than on \(day.inWords)."
    }
    guard unit.number(abs(change)) != unit.number(0) else { return "About the same as on \(day.inWords)." }
    return "\(direction.rawValue.withCapital): \(change > 0 ? "up" : "down") \(difference(change)) since \(day.inWords)."
  }

  /// How far two values are apart: of percentages, in percentage points.
  private func difference(_ change: Double) -> String {
    unit == .percent ? "\(Unit.decimal(abs(change), places: 1)) percentage points" : unit.text(abs(change))
  }

  /// What is off track, and whether it is noise, make the question.
  private var question: String {
    if line.restsOnLess { return "Ask the data team when the export will be delivered whole." }
    let isOff = line.rag == .red || line.rag == .amber
    if chart?.variation == .concern, let latest = chart?.latest, let basis = chart?.basis {
      return
        "Ask what changed \(basis == .calendarMonth ? "up to and " : "")\(basis.place(of: latest.asOf)): it is more than ordinary variation."
    }
    guard isOff else { return "" }
    if let due = line.targets.last, due.date <= line.asOf {
      return "Ask what will be done to reach \(unit.text(due.target)), which was due by \(due.date.inWords), and by when."
    }
    if chart?.variation == .improvement { return "Ask whether the improvement is fast enough to reach \(goal)." }
    return line.direction == .improving
      ? "Ask whether it improves fast enough to reach \(goal)." : "Ask what is being done, and by whom, to reach \(goal)."
  }

  /// The target that falls due next.
  private var goal: String {
    guard let target = line.targets.first(where: { $0.date > line.asOf }) else { return "what is expected" }
    return "\(unit.text(target.target)) by \(target.date.inWords)"
  }
}
