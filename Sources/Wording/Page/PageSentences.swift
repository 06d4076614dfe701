package import Model

/// What the page says of one line of the scorecard.
package struct PageSentences: Sendable {
  /// The figure's line of the scorecard.
  package let line: ScorecardLine
  private let unit: Unit

  /// `line` has its sentences already.
  package init(_ line: ScorecardLine) {
    self.line = line
    unit = Unit(line.unit)
  }

  /// The value with its unit, and whether it is provisional or as published before; the status with a capital where there is no
  /// value: `Not computed`.
  package var value: String {
    guard let value = line.value else { return (line.status == .computed ? "not computed" : line.status.rawValue).withCapital }
    let state = line.status == .provisional ? " (provisional)" : line.withoutSources == nil ? "" : " (as published before)"
    return unit.text(value) + state
  }

  /// The short lines of a card, those that hold: what is wrong with the data, why there is no value, the direction, the
  /// variation of the latest point, the confidence interval, and what is expected.
  package var facts: [String] {
    var facts: [String] = []
    if line.status == .provisional || line.withoutSources != nil, let fault = line.fault {
      facts.append(SafeText.harmless(fault).withCapital + ".")
    }
    if line.value == nil, !line.note.isEmpty { facts.append(SafeText.harmless(line.note).withCapital) }
    if let direction = line.words?.direction, !direction.isEmpty { facts.append(direction) }
    if let variation = line.variation {
      facts.append(
        variation == .commonCause
          ? "The latest by itself: within ordinary variation."
          : "The latest by itself: more than ordinary variation (\(variation.rawValue)).")
    }
    if let interval = line.interval, let whole = line.denominator {
      let range = "\(unit.number(interval.lower)) to \(unit.number(interval.upper))"
      facts.append("Of \(Unit.decimal(whole, places: 0)): the true share could be \(range).")
    }
    if let goals { facts.append(goals) }
    return facts
  }

  /// What is expected now and by the last target: `Expected now: 118 or fewer; 96 or fewer by 31 March 2024.`
  private var goals: String? {
    let way = unit.orBetter(line.better)
    let last = line.targets.last.map { "\(unit.number($0.target)) \(way) by \($0.date.inWords)" }
    guard let expected = line.expected else { return last.map { "Target: \($0)." } }
    let limit = unit.limit(expected, line.better)
    let now = "Expected now: \(unit.number(limit)) \(way)"
    guard let target = line.targets.last, target.date > line.asOf, target.target != limit, let last else { return now + "." }
    return "\(now); \(last)."
  }

  /// The actions that should improve the figure, each with its state; empty where the plan has none.
  package func actions(in scorecard: Scorecard) -> String {
    line.actions.map { id in
      scorecard.actions.first { $0.id == id }.map { "\(id) \($0.title) (\($0.stateInWords))" } ?? id
    }.joined(separator: "; ")
  }

  /// What is known about the figure, as terms and texts in the order of the page: its owner, actions, period, numerator and
  /// denominator, previous value, baseline, colour and notes. What is not known is left out.
  package func about(in scorecard: Scorecard) -> [(term: String, text: String)] {
    var about = [(scorecard.ownerHeading, scorecard.named(line.owner))]
    let actions = actions(in: scorecard)
    if !actions.isEmpty { about.append(("Actions of the plan", actions)) }
    if let last = line.periodEnd { about.append(("Period", period(last))) }
    if let part = line.numerator, let whole = line.denominator {
      about.append(("Numerator and denominator", "\(Unit.decimal(part, places: 0)) of \(Unit.decimal(whole, places: 0))"))
    }
    if let previous = line.previous {
      about.append(("A month before", "\(unit.text(previous)) at \(line.asOf.previousMonthEnd.inWords)"))
    }
    if let baseline = line.baseline { about.append(("Baseline", said(baseline))) }
    if let since = line.ragSince, let rag = line.rag { about.append(("\(rag.rawValue.withCapital) since", since.inWords)) }
    let notes = line.publishedNote
    if !notes.isEmpty { about.append(("Notes", notes)) }
    return about
  }

  private func period(_ last: Day) -> String {
    guard let first = line.periodStart else { return "up to \(last.inWords)" }
    return first == last ? last.inWords : "\(first.inWords) to \(last.inWords)"
  }

  private func said(_ baseline: BaselineReading) -> String {
    guard let value = baseline.value else { return "to be measured as at \(baseline.date.inWords)" }
    let name = baseline.qualifier == "<" ? "less than " : baseline.qualifier
    let printed = line.card.map(\.baseline) ?? ""
    let words = CardSentences(line)
    return "\(name)\(unit.text(value)) at \(baseline.date.inWords)" + (baseline.label.map { ", the \($0)" } ?? "")
      + (baseline.measured ? ", measured by the pipeline" : "") + (printed.isEmpty ? "" : "; the plan prints “\(printed)”")
      + (words.yearBefore.map { "; \($0)" } ?? "") + "." + (words.reconciliation.map { " \($0)" } ?? "")
  }
}
