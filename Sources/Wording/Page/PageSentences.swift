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
    guard let value = line.value else {
      return (line.status == .notRun ? "not calculated in this run" : "not calculated").withCapital
    }
    let state = line.status == .provisional ? " (provisional)" : line.withoutSources == nil ? "" : " (as published before)"
    return unit.text(value) + state
  }

  /// The actions that should improve the figure, each with its state; empty where the plan has none.
  package func actions(in scorecard: Scorecard) -> String {
    line.actions.map { id in
      scorecard.actions.first { $0.id == id }.map { "\(id) \($0.title) (\($0.stateInWords))" } ?? id
    }.joined(separator: "; ")
  }

  /// What is known about the figure, as terms and texts in the order of the page: its owner, actions, period, counts, previous
  /// value, baseline, colour and notes. What is not known is left out.
  package func about(in scorecard: Scorecard) -> [(term: String, text: String)] {
    var about = [(scorecard.ownerHeading, scorecard.named(line.owner))]
    let actions = actions(in: scorecard)
    if !actions.isEmpty { about.append(("Actions", actions)) }
    if let last = line.periodEnd { about.append(("Period", period(last))) }
    if let part = line.numerator, let whole = line.denominator {
      about.append(("Count", "\(Unit.decimal(part, places: 0)) of \(Unit.decimal(whole, places: 0))"))
    }
    if let previous = line.previous {
      about.append(("Previous month", "\(unit.text(previous)) (\(line.asOf.previousMonthEnd.inWords))"))
    }
    if let baseline = line.baseline { about.append(("Starting point", said(baseline))) }
    if let since = line.ragSince, let rag = line.rag { about.append(("\(rag.rawValue.withCapital) since", since.monthInWords)) }
    about += scorecard.toConfirm(about: line).map { (PageHeading.toConfirm.rawValue, $0) }
    let notes = line.publishedNote
    if !notes.isEmpty { about.append(("Notes", notes)) }
    return about
  }

  /// That the owner's commentary is older than the figure: the reader may take it for this month's. Nil where it is not.
  package var oldCommentary: String? {
    guard let commentary = line.commentary, commentary.periodEnd < line.asOf.startOfMonth else { return nil }
    return
      "This commentary is about the period to \(commentary.periodEnd.inWords). There is no commentary for \(line.asOf.monthInWords) yet."
  }

  private func period(_ last: Day) -> String {
    guard let first = line.periodStart else { return "up to \(last.inWords)" }
    return first == last ? last.inWords : "\(first.inWords) to \(last.inWords)"
  }

  private func said(_ baseline: BaselineReading) -> String {
    guard let value = baseline.value else { return "to be calculated from the data of \(baseline.date.inWords)" }
    let words = CardSentences(line)
    let amount = (baseline.qualifier == "<" ? "under " : baseline.qualifier) + unit.aim(value)
    let source = baseline.measured ? " (calculated from the data)" : ""
    let label = baseline.label.map { ", \($0)" } ?? ""
    let before = words.yearBefore.map { "; \($0)" } ?? ""
    let check = words.reconciliation.map { " \($0)" } ?? ""
    return "\(amount), \(baseline.date.inWords)\(label)\(source)\(before).\(check)"
  }
}
