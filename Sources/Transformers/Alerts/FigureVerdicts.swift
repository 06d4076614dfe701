package import Model

/// What the rules of alerts find about one figure on a day. Pure.
package struct FigureVerdicts: Sendable {
  private let kpi: KPIDefinition
  private let figure: FigureDefinition
  private let telling: Telling

  /// `sources` are those whose rows the figure counts.
  package init(kpi: KPIDefinition, figure: FigureDefinition, of sources: [SourceDefinition]) {
    telling = Telling(figure, of: sources)
    self.kpi = kpi
    self.figure = figure
  }

  /// One verdict for each rule that is on, and for missed targets one for each checkpoint that has passed. This run must have
  /// computed `line`, with its series and breakdowns. `closed` are the
  /// dimensions whose categories are a definition's own words, with what each category means.
  package func verdicts(
    about line: ScorecardLine, _ calculation: Calculation, chart: ControlChart?, isNarrower: Bool = false, series: [SeriesPoint],
    breakdowns: [BreakdownPoint],
    closed: [String: [String: String]], restatement: Restatement?
  ) -> [Verdict] {
    // A figure that rests on less data than it should opens no alert, and resolves none.
    guard line.status != .provisional, line.reason != .shrunk else { return unknown(line) }
    let told = ToldFacts(
      line, calculation, telling,
      largestPart: figure.measure.hasLargestPart ? LargestPart(line, breakdowns, closed: closed) : nil)
    return [offTrajectory(line, told)].compactMap(\.self) + targetsMissed(line, told, calculation)
      + [
        worsened(line, told, calculation), specialCause(line, told, chart, isNarrower: isNarrower),
        restated(line, told, restatement),
        notComputed(line, told),
      ].compactMap(\.self)
  }

  /// The verdicts of a figure that this run did not compute: whatever was known of its alerts stays.
  package func unknown(_ line: ScorecardLine) -> [Verdict] {
    let rules = Alert.Rule.allCases.filter { $0.subject == .figure && kpi.alerts[$0].isOn }
    return rules.flatMap { rule in
      rule == .targetMissed
        ? line.targets.map { verdict(rule, checkpoint: $0.checkpoint, .unknown) } : [verdict(rule, .unknown)]
    }
  }

  private func verdict(_ rule: Alert.Rule, checkpoint: String = "", _ outcome: Verdict.Outcome) -> Verdict {
    Verdict(AlertKey(rule, figure.id, checkpoint: checkpoint), owner: kpi.owner, policy: kpi.alerts[rule], outcome)
  }

  private func offTrajectory(_ line: ScorecardLine, _ told: ToldFacts) -> Verdict? {
    let policy = kpi.alerts[.offTrajectory]
    guard policy.isOn else { return nil }
    guard let value = line.value else { return verdict(.offTrajectory, .unknown) }
    let severity = line.rag == .red ? policy.severity : line.rag == .amber ? policy.amberSeverity : nil
    guard let severity, let rag = line.rag, let expected = line.expected else { return verdict(.offTrajectory, .clear) }
    let since = line.ragSince
    return verdict(
      .offTrajectory,
      .firing(
        Finding(
          severity: severity, asOf: line.asOf, value: value, threshold: expected,
          told.offTrajectory(expected: expected, rag, since: since))))
  }

  /// Each checkpoint that has passed has an alert of its own. Only the latest one is looked at: as soon as its value is known,
  /// the alerts of the earlier ones are over.
  private func targetsMissed(_ line: ScorecardLine, _ told: ToldFacts, _ calculation: Calculation) -> [Verdict] {
    let policy = kpi.alerts[.targetMissed]
    let passed = line.targets.filter { $0.date <= line.asOf }
    guard policy.isOn, let latest = passed.last else { return [] }
    var outcome = Verdict.Outcome.unknown
    if let value = latest.value, let met = latest.met {
      let fact = told.targetMissed(latest, calculation.figure(asOf: latest.date).answer)
      outcome =
        met
        ? .clear
        : .firing(
          Finding(severity: policy.severity, asOf: line.asOf, value: value, threshold: latest.target, fact))
    }
    let earlier = latest.met == nil ? Verdict.Outcome.unknown : .clear
    return passed.map { target in
      verdict(.targetMissed, checkpoint: target.checkpoint, target.checkpoint == latest.checkpoint ? outcome : earlier)
    }
  }

  /// Fires where the figure is worse than on the month-end before by more than a share, or has become worse so many month-ends
  /// in a row. A figure that starts again each year is compared with the year before.
  private func worsened(_ line: ScorecardLine, _ told: ToldFacts, _ calculation: Calculation) -> Verdict? {
    let policy = kpi.alerts[.worsened]
    guard policy.isOn else { return nil }
    guard let value = line.value else { return verdict(.worsened, .unknown) }
    func fires(_ earlier: Answer, _ fact: AlertFact) -> Verdict {
      verdict(
        .worsened,
        .firing(Finding(severity: policy.severity, asOf: line.asOf, value: value, threshold: earlier.value, fact)))
    }
    let before = figure.comparedDay(asOf: line.asOf)
    if let earlier = calculation.comparable(asOf: before), let then = earlier.value,
      figure.better.isWorse(value, than: then, byMoreThan: policy.percent)
    {
      return fires(earlier, told.worsened(from: earlier, at: before))
    }
    let steps = worsenings(line, calculation, policy.monthsRunning)
    if let last = steps.first {
      return fires(
        last.earlier, told.worsened(steps, againstYearBefore: figure.comparison == .yearBefore))
    }
    return verdict(.worsened, .clear)
  }

  /// So many worsenings in a row, the latest first; empty where there were fewer.
  private func worsenings(
    _ line: ScorecardLine, _ calculation: Calculation, _ wanted: Int
  ) -> [(value: Answer, earlier: Answer)] {
    var (day, steps) = (line.asOf, [(value: Answer, earlier: Answer)]())
    for _ in 0..<wanted {
      let figure = calculation.figure(asOf: day)
      let answer = figure.answer
      guard !figure.isProvisional, let value = answer.value,
        let earlier = calculation.comparable(asOf: self.figure.comparedDay(asOf: day)),
        let then = earlier.value, self.figure.better.direction(value, from: then) == .worsening
      else { return [] }
      steps.append((answer, earlier))
      day = day.previousMonthEnd
    }
    return steps
  }

  /// Fires where the latest point of the figure's chart is a cause for concern: a significant change for the worse, whatever
  /// the trajectory says.
  private func specialCause(_ line: ScorecardLine, _ told: ToldFacts, _ chart: ControlChart?, isNarrower: Bool) -> Verdict? {
    let policy = kpi.alerts[.specialCause]
    guard policy.isOn, let chart, ChartedSeries(figure.measure).hasChart else { return nil }
    // The chart of a shorter series than usual has other limits.
    guard line.value != nil, !isNarrower else { return verdict(.specialCause, .unknown) }
    guard let point = chart.points.last, let value = point.value, let mean = point.mean else {
      return verdict(.specialCause, .unknown)
    }
    guard point.variation == .concern else { return verdict(.specialCause, .clear) }
    return verdict(
      .specialCause,
      .firing(
        Finding(
          severity: policy.severity, asOf: line.asOf, value: value, threshold: mean,
          told.specialCause(point, in: chart))))
  }

  private func restated(_ line: ScorecardLine, _ told: ToldFacts, _ restatement: Restatement?) -> Verdict? {
    let policy = kpi.alerts[.restated]
    guard policy.isOn else { return nil }
    guard let restatement, let largest = restatement.largest else {
      let isKnown =
        restatement.map { !$0.isNarrower && (line.value != nil || $0.compared > 0) } ?? (line.value != nil)
      return verdict(.restated, isKnown ? .clear : .unknown)
    }
    return verdict(
      .restated,
      .firing(
        Finding(
          severity: policy.severity, asOf: line.asOf, value: largest.now.value, threshold: largest.before.value,
          told.restated(restatement, largest))))
  }

  private func notComputed(_ line: ScorecardLine, _ told: ToldFacts) -> Verdict? {
    let policy = kpi.alerts[.notComputed]
    guard policy.isOn else { return nil }
    guard line.isDataFault else { return verdict(.notComputed, .clear) }
    return verdict(
      .notComputed, .firing(Finding(severity: policy.severity, asOf: line.asOf, told.notComputed)))
  }
}
