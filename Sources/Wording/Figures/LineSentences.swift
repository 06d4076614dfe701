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
    let hidden = line.hiddenInWords.map { " The figure \($0)." } ?? ""
    return LineText(
      definition: definition, standing: standing + hidden, direction: ChangeSentences(line).full, question: question)
  }

  private var standing: String {
    guard let value = line.value else { return line.note.withCapital + "." }
    if line.status == .provisional {
      return "\(unit.text(value))\(fewCases), \(line.fault ?? line.status.rawValue)."
    }
    guard let expected = line.expected else { return "\(unit.text(value))\(fewCases). \(noTarget)" }
    let limit = unit.limit(expected, line.better)
    let target = "the \(unit.aim(limit)) planned by now"
    if line.rag == .green {
      return "\(unit.text(value))\(fewCases). That meets the target so far, \(unit.aimOrBetter(limit, line.better))."
    }
    guard unit.number(value) != unit.number(limit) else {
      return "\(unit.text(value))\(fewCases). That is only just short of \(target)."
    }
    let way = value > limit ? "more than" : unit == .percent ? "short of" : unit.isCounted ? "fewer than" : "less than"
    return "\(unit.text(value))\(fewCases). That is \(unit.gap(value - limit)) \(way) \(target)."
  }

  private var noTarget: String {
    guard !line.isPastItsTargets else { return "There is no target after \(line.targets.last?.date.inWords ?? "this date")." }
    return line.reason == .noTarget ? "No target has been set." : "There is no target for this date yet."
  }

  /// Next to a proportion of few cases, what else it might be but for chance.
  private var fewCases: String {
    guard let interval = line.interval, let whole = line.denominator else { return "" }
    return
      " (based on \(Unit.decimal(whole, places: 0)), so uncertain: the true figure is likely to be between "
      + "\(interval.likely))"
  }

  /// A question without a label; what is off track, and whether it is noise, make it.
  private var question: String {
    if line.restsOnLess { return "When will the data team have the complete data?" }
    let isOff = line.rag == .red || line.rag == .amber
    if chart?.variation == .concern, let latest = chart?.latest, let basis = chart?.basis {
      return "What changed \(basis == .calendarMonth ? "up to and " : "")\(basis.place(of: latest.asOf))?"
    }
    guard isOff else { return "" }
    if let due = line.targets.last, due.date <= line.asOf {
      let way = line.better == .higher ? "raise this to" : "bring this down to"
      return
        "What will \(way) \(unit.aim(due.target)), and by what date? The target date of \(due.date.inWords) has passed."
    }
    if chart?.variation == .improvement { return "Is the improvement fast enough to reach \(goal)?" }
    return "What is being done, and by whom, to reach \(goal)?"
  }

  /// The target that falls due next.
  private var goal: String {
    guard let target = line.targets.first(where: { $0.date > line.asOf }) else { return "the target" }
    return "\(unit.aim(target.target)) by \(target.date.inWords)"
  }
}

extension ConfidenceInterval {
  /// `70% and 90%`: whole percentages, because more digits would promise more than is known.
  package var likely: String { "\(Unit.decimal(lower, places: 0))% and \(Unit.decimal(upper, places: 0))%" }
}
