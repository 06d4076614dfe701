package import Model

/// The alert ledger after a day's run: it collects what all rules find, and steps the ledger of the day before with it. Pure.
///
///     let ledger = DayLedger(definitions, past: past, asOf: day, today: clock.today, isNarrower: false)
///       .alerts(scorecard, calculations, reports, read: ["exclusions", "ehc_requests"])
package struct DayLedger: Sendable {
  private let definitions: DefinitionSet
  private let past: Past
  private let asOf: Day
  private let today: Day
  /// Whether the run was asked for a series that begins later than usual. Charts of a shorter series have other limits.
  private let isNarrower: Bool

  /// `today` is the day of the run, by which an export that is due by now can be late; `isNarrower` says that the run was asked
  /// for a series that begins later than usual, so that its charts open and close no alert.
  package init(_ definitions: DefinitionSet, past: Past, asOf: Day, today: Day, isNarrower: Bool) {
    (self.definitions, self.past, self.asOf) = (definitions, past, asOf)
    (self.today, self.isNarrower) = (today, isNarrower)
  }

  /// Every alert after the run, pending entries included. `calculations` are those of the figures that this run computed, and
  /// `read` names the sources that it read itself: what is known about all others stays as it was.
  package func alerts(
    _ scorecard: Scorecard, _ calculations: [FigureID: Calculation], _ reports: PlanReports, read: Set<String>
  ) -> [Alert] {
    AlertLedger(asOf: asOf, past: past).stepped(
      ofFigures(scorecard, calculations) + ofSources(scorecard, read) + ofPlan(scorecard, reports)
        + Vanished(from: definitions, since: past).verdicts)
  }

  private func ofFigures(_ scorecard: Scorecard, _ calculations: [FigureID: Calculation]) -> [Verdict] {
    let series = Dictionary(grouping: scorecard.series, by: \.id)
    let breakdowns = Dictionary(grouping: scorecard.breakdowns.filter { $0.asOf == asOf }, by: \.id)
    let charts = Dictionary(scorecard.charts.map { ($0.id, $0) }) { first, _ in first }
    return zip(definitions.figures, scorecard.lines).flatMap { pair, line in
      let (kpi, figure) = pair
      let counted = figure.measure.ofRows.compactMap { definitions.source($0.rule.source) }
      let rules = FigureVerdicts(kpi: kpi, figure: figure, of: counted)
      guard let calculation = calculations[figure.id] else { return rules.unknown(line) }
      let own = series[figure.id] ?? []
      return rules.verdicts(
        about: line, calculation, chart: charts[figure.id], isNarrower: isNarrower, series: own,
        breakdowns: breakdowns[figure.id] ?? [], closed: definitions.closedDimensions(of: figure),
        restatement: Restatement(line, series: own, past: past, percent: kpi.alerts[.restated].percent))
    }
  }

  private func ofSources(_ scorecard: Scorecard, _ read: Set<String>) -> [Verdict] {
    let needed = definitions.needs(of: definitions.figures.map(\.figure))
    return definitions.sources.flatMap { source -> [Verdict] in
      let quality = read.contains(source.name) ? scorecard.quality.first { $0.source == source.name } : nil
      if source.isOptional, quality == nil, needed[source.name] == nil { return [] }
      return SourceVerdicts(source, owner: definitions.plan.alerts.dataOwner, asOf: asOf, today: today).verdicts(quality)
    }
  }

  private func ofPlan(_ scorecard: Scorecard, _ reports: PlanReports) -> [Verdict] {
    let rules = PlanVerdicts(definitions.plan.alerts, asOf: asOf)
    let ledger = past.ledger + (past.sameDay ?? [])
    let actions =
      reports.updates?.isEmpty != false
      ? rules.unknown(.actionOverdue, in: ledger) : scorecard.actions.compactMap(rules.verdict)
    let risks =
      reports.risks?.isEmpty != false
      ? rules.unknown(.riskReviewOverdue, in: ledger) : scorecard.risks.compactMap(rules.verdict)
    return actions + risks + scorecard.indicators.compactMap(rules.verdict)
  }
}
