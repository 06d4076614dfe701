package import Model

/// The cells of a figure's row of the plan's card, as the page shows it.
extension CardSentences {
  /// `Baseline (start of the year)`.
  package func name(of baseline: BaselineReading) -> String { "Baseline" + (baseline.label.map { " (\($0))" } ?? "") }

  /// What the baseline is: its number, or what the plan prints where that says more.
  package func reading(of baseline: BaselineReading) -> String {
    guard let value = baseline.value else {
      return (line.card.flatMap { $0.baseline.isEmpty ? nil : $0.baseline } ?? "not known yet") + line.mark(.baseline)
    }
    return (baseline.qualifier == "<" ? "under " : baseline.qualifier) + unit.aim(value) + line.mark(.baseline)
  }

  /// A target with the mark of its footnote: its number, or the plan's words where they are no number.
  package func reading(of printed: PrintedTarget, mark: String) -> String {
    (printed.target.map(unit.aim) ?? printed.printed) + mark + line.mark(.target, printed.checkpoint)
  }

  /// What the exports give for it, or that they gave it.
  package func actual(of baseline: BaselineReading) -> String {
    baseline.measured ? "calculated from the data" : baseline.own.map(unit.text) ?? yearBefore ?? ""
  }

  /// Whether the exports give another number than the plan.
  package func result(of baseline: BaselineReading) -> String { baseline.difference == nil ? "" : "Differs from the data" }

  /// What the figure was on the target's day.
  package func actual(of printed: PrintedTarget) -> String {
    let target = line.targets.first { $0.checkpoint == printed.checkpoint }
    return target?.value.map(unit.text) ?? (printed.date > line.asOf ? "not yet" : target == nil ? "" : "not calculated")
  }

  /// Whether the target was met; empty before its day.
  package func result(of printed: PrintedTarget) -> String {
    line.targets.first { $0.checkpoint == printed.checkpoint }?.met.map { $0 ? "Met" : "Missed" } ?? ""
  }

  /// What must be known of the printed words, and whether the exports give the baseline that the plan prints; nil where nothing
  /// must.
  package var note: String? {
    let notes = CardFootnotes([line]).lines + [line.baseline?.difference == nil ? nil : reconciliation].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }
}
