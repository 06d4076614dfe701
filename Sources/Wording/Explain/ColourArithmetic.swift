package import Model

/// How the expected value and the colour of a figure come about, in sentences.
package struct ColourArithmetic {
  private let line: ScorecardLine
  private let account: FigureAccount
  private let unit: Unit

  /// `account` is that of a figure that has this line.
  package init(_ line: ScorecardLine, _ account: FigureAccount) {
    (self.line, self.account, unit) = (line, account, Unit(line.unit))
  }

  /// Where there is none, why.
  package var text: String {
    guard let expected = line.expected, let stretch = account.stretch else { return nothingExpected + baseline }
    return "\(self.expected(stretch)) \(colour(expected))\(baseline)"
  }

  /// Where a baseline comes from that the plan does not print. A run goes by the measured one that was first published, which
  /// today's exports may no longer give.
  private var baseline: String {
    guard let baseline = line.baseline, let value = baseline.value else { return "" }
    let start = " The baseline, \(unit.text(value)) on \(baseline.date.inWords),"
    guard baseline.measured else {
      let origin = account.baselineOrigin
      return origin == BaselineOrigin()
        ? "" : "\(start) \(origin.frozen.map { "was \($0)" } ?? "is set in the definition").\(origin.why)"
    }
    guard let frozen = account.frozen else {
      return "\(start) is calculated from today's data; the first run that publishes it freezes it."
    }
    let other = line.notes?.compactMap { if case .baseline(.stays(_, let now)) = $0 { now } else { nil } }.first
    let now = other.map { " Today's data would give \(unit.text($0))." } ?? ""
    return "\(start) was frozen on \(frozen.on.inWords) by run \(frozen.run).\(now)"
  }

  private var nothingExpected: String {
    let note = line.notes?.first { if case .nothingExpected = $0 { true } else { false } }
    return "No colour: \(note?.sentence(unit) ?? "no target for this date")."
  }

  /// `Expected on 29 February 2024: 108.8 + (96 − 108.8) × 152/183 = 98.2 exclusions, …`.
  private func expected(_ stretch: ExpectedStretch) -> String {
    let (start, day) = (stretch.start, stretch.day.inWords)
    guard let end = stretch.end else {
      let since = start.date == stretch.day ? "" : ", as since \(start.date.inWords)"
      return "Expected on \(day): \(unit.text(start.value))\(since)."
    }
    let (one, other) = (ArithmeticSentence.exact(start.value), ArithmeticSentence.exact(end.value))
    return
      "Expected on \(day): \(one) + (\(other) − \(one)) × \(stretch.daysPassed)/\(stretch.daysInAll) = \(unit.text(stretch.value)) (\(one) on \(start.date.inWords), \(other) on \(end.date.inWords))."
  }

  private func colour(_ expected: Double) -> String {
    guard let value = line.value else { return "No colour: the figure is not calculated." }
    guard let rag = line.rag else {
      return "No colour: \(line.obstacle?.sentence(unit) ?? "the figure is provisional")."
    }
    let (own, mark) = (unit.number(value), unit.number(expected))
    if rag == .green { return "\(own) is \(line.better == .higher ? "no lower" : "no higher") than \(mark): green." }
    let shortfall = abs(value - expected)
    guard expected != 0 else { return "\(own) is worse than \(mark): \(rag.rawValue)." }
    let percent = Unit.decimal(100 * shortfall / abs(expected), places: 1)
    let limit = ArithmeticSentence.exact(account.amberPercent)
    let why = rag == .amber ? "no more than \(limit)%" : "more than \(limit)%"
    return "\(own) is \(percent)% worse than \(mark): \(rag.rawValue), because that is \(why)."
  }
}
