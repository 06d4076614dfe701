package import Model

/// The cells of a figure's row of the plan's card, as the page shows it.
extension CardSentences {
  /// `Baseline (start of the year)`.
  package func name(of baseline: BaselineReading) -> String { "Baseline" + (baseline.label.map { " (\($0))" } ?? "") }

  /// What the baseline is read as.
  package func reading(of baseline: BaselineReading) -> String {
    baseline.value.map { baseline.qualifier + unit.text($0) } ?? "not measured yet"
  }

  /// What the exports give for it, or that they gave it.
  package func actual(of baseline: BaselineReading) -> String {
    baseline.measured ? "measured by the pipeline" : baseline.own.map(unit.text) ?? yearBefore ?? ""
  }

  /// Whether the exports give another number than the plan.
  package func result(of baseline: BaselineReading) -> String { baseline.difference == nil ? "" : "differs" }

  /// The number that a printed target is read as.
  package func reading(of printed: PrintedTarget) -> String { printed.target.map(unit.text) ?? "no number" }

  /// What the figure was on the target's day.
  package func actual(of printed: PrintedTarget) -> String {
    let target = line.targets.first { $0.checkpoint == printed.checkpoint }
    return target?.value.map(unit.text) ?? (printed.date > line.asOf ? "not yet" : target == nil ? "" : "not computed")
  }

  /// Whether the target was met; empty before its day.
  package func result(of printed: PrintedTarget) -> String {
    line.targets.first { $0.checkpoint == printed.checkpoint }?.met.map { $0 ? "met" : "missed" } ?? ""
  }

  /// What must be known of the printed words, and whether the exports give the baseline that the plan prints; nil where nothing
  /// must.
  package var note: String? {
    let notes = CardFootnotes([line]).lines + [line.baseline?.difference == nil ? nil : reconciliation].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }
}
