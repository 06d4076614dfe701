package import Model

extension ScorecardLine {
  /// Where the exports give another figure for the baseline's day than the plan prints: both, for whoever looks at the exports. Nil
  /// where they agree, or nothing can be compared.
  package var reconciliation: String? {
    guard let baseline, baseline.difference != nil, let printed = baseline.value, let own = baseline.own else { return nil }
    let unit = Unit(unit)
    return
      "KPI \(id): the plan's baseline for \(baseline.date.inWords) is \(unit.text(printed)), and these exports give \(unit.text(own))"
  }
}
