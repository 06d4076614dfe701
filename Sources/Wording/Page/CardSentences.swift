package import Model

/// A figure's row of the plan's Impact Score Card in words: what the plan prints, and what that is read as where they differ.
package struct CardSentences: Sendable {
  let line: ScorecardLine
  let unit: Unit

  /// `line` is the figure's line of the scorecard.
  package init(_ line: ScorecardLine) {
    self.line = line
    unit = Unit(line.unit)
  }

  /// `<50% (new measure)`; `Baseline TBC; calculated from the data: 812 children on 31 March 2023`.
  package var baseline: String {
    guard let baseline = line.baseline else { return line.card.flatMap { $0.baseline.isEmpty ? nil : $0.baseline } ?? "none" }
    let printed = line.card?.baseline ?? ""
    let shown = baseline.value.map { baseline.qualifier + unit.text($0) }
    guard baseline.measured else {
      let words = printed.isEmpty ? shown ?? "none" : with(printed, unitOf: baseline.value)
      return words + (baseline.label.map { " (\($0))" } ?? "") + line.mark(.baseline) + (yearBefore.map { "; \($0)" } ?? "")
    }
    let measured =
      shown.map { "calculated from the data: \($0) on \(baseline.date.inWords)" }
      ?? "to be calculated from the data of \(baseline.date.inWords)"
    return (printed.isEmpty ? measured.withCapital : "\(printed); \(measured)") + line.mark(.baseline)
  }

  /// `the year before: 6,512 children`; nil for a figure that does not start again each year.
  package var yearBefore: String? { line.baseline?.yearBefore.map { "the year before: \(unit.text($0))" } }

  /// How the value computed from the exports for the baseline's day compares with the printed one; nil where the exports do not
  /// reach back to that day.
  package var reconciliation: String? {
    guard let baseline = line.baseline, let own = baseline.own else { return nil }
    guard let difference = baseline.difference else {
      return "The data gives \(unit.text(own)) for that date too."
    }
    let way = difference > 0 ? "more" : unit.isCounted ? "fewer" : "less"
    let apart = unit == .percent ? "\(Unit.decimal(abs(difference), places: 1)) percentage points" : unit.text(abs(difference))
    return "The data gives \(unit.text(own)) for that date: \(apart) \(way) than the plan."
  }

  /// A misprint is shown as the number it is read as: its footnote says what the plan prints.
  package func target(_ target: PrintedTarget, mark: String = "") -> String {
    agreed(target, mark) + line.mark(.target, target.checkpoint)
  }

  private func agreed(_ target: PrintedTarget, _ mark: String) -> String {
    if target.footnote != nil, let value = target.target { return plain(value) + mark }
    guard !target.printed.isEmpty else { return target.target.map(unit.text) ?? "none" }
    // A share of a baseline does not say what it comes to.
    guard target.printed.hasSuffix("% of baseline"), let value = target.target else {
      return with(target.printed, unitOf: target.target)
    }
    return "\(target.printed) (\(unit.text(value)))"
  }

  /// The figure on its day.
  package var result: String { unit.computed(line.value) }

  /// What is measured in time or percent has its unit, where the plan prints a number alone.
  private func with(_ printed: String, unitOf value: Double?) -> String {
    guard let value, !unit.isCounted, Double(printed) != nil else { return printed }
    return unit.text(value)
  }

  /// `90%`, not `90.0%`: a whole number is shown as one.
  private func plain(_ value: Double) -> String {
    guard !unit.isCounted, unit != .days, unit.isWhole(value) else { return unit.text(value) }
    return Unit.decimal(value, places: 0) + (unit == .percent ? "%" : " \(unit.name)")
  }
}

extension SeriesPoint {
  /// What is shown next to a figure, in a line: `Repeat suspensions: 1,204 suspensions`.
  package var inWords: String { "\(title ?? measure): \(Unit(unit).computed(value))\(hiddenAfterValue)" }
}

/// The footnotes of a card, numbered from 1 in the order in which the targets need them.
package struct CardFootnotes: Sendable {
  /// The text of each footnote, once, in the order of the numbers.
  package private(set) var texts: [String] = []

  /// Collects the footnotes of the targets of all lines of the card.
  package init(_ lines: [ScorecardLine]) {
    for text in lines.flatMap(\.cardTargets).compactMap(\.footnote) where !texts.contains(text) { texts.append(text) }
  }

  /// `¹`; empty for a target without a footnote.
  package func mark(of target: PrintedTarget) -> String {
    target.footnote.flatMap(texts.firstIndex).map { Self.mark($0 + 1) } ?? ""
  }

  /// `¹ The published plan prints …`, one a footnote.
  package var lines: [String] { texts.enumerated().map { "\(Self.mark($0.offset + 1)) \($0.element)" } }

  private static func mark(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
