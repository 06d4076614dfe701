internal import Model
internal import Platform
internal import Transformers

/// Puts a run's scorecard together: lines, series and breakdowns from calculations, with what was published before laid beside
/// them; then what the rules of alerts find.
struct Assembly {
  let definitions: DefinitionSet
  let request: RunRequest
  let run: String
  let today: Day
  let past: Past

  private var asOf: Day { request.asOf }

  /// The scorecard without its alerts. `calculations` are those of the figures that were asked for.
  func scorecard(_ reading: AllExtractions, _ calculations: [FigureID: Calculation], _ fingerprints: Run.Fingerprints)
    -> Scorecard
  {
    let plan = definitions.plan
    var scorecard = Scorecard(plan: plan.name, area: plan.area, planStart: plan.start, asOf: asOf, run: run)
    scorecard.areasOfWeakness = plan.areasOfWeakness
    scorecard.quality = reading.quality.map { quality in
      var quality = quality
      quality.title = definitions.source(quality.source)?.title
      return quality
    }
    let digests = Dictionary(uniqueKeysWithValues: reading.quality.map { ($0.source, $0.files.map(\.sha256)) })
    let restating = Restating(past, run: run, today: today)
    let (days, measures) = (request.seriesDays(of: definitions), MeasureWords(definitions.sources))
    for (kpi, figure) in definitions.figures {
      let (fingerprint, definition) = fingerprints[figure.id] ?? ("", "")
      let builder = ScorecardBuilder(
        kpi: kpi, figure: figure, run: run, fingerprint: fingerprint, definition: definition, past: past)
      guard let calculation = calculations[figure.id] else {
        var line = builder.notRun(asOf: asOf)
        line.words = LineSentences(line, chart: nil)
          .words(definition: measures.text(figure.measure, unit: figure.unit))
        scorecard.lines.append(line)
        continue
      }
      let sources = definitions.needs(of: [figure]).keys
      var line = builder.line(asOf: asOf, calculation)
      line.exports = digests.filter { sources.contains($0.key) }
      line.note = ([line.note] + restating.notes(on: line)).filter { !$0.isEmpty }.joined(separator: "; ")
      let course = ExpectedCourse(figure, baseline: line.baseline)
      let series = course.marked(days.flatMap { calculation.series(asOf: $0) })
      line.ragSince = course.since(line, series)
      let chart = calculation.chart(asOf: asOf, series: days, baseline: line.baseline?.value)
      // Nothing is claimed of a change that old exports cannot show.
      if !line.restsOnLess { (line.variation, line.assurance) = (chart?.variation, chart?.assurance) }
      line.words = LineSentences(line, chart: chart)
        .words(definition: measures.text(figure.measure, unit: figure.unit))
      let meanings = closedDimensions(of: figure)
      let breakdowns = days.flatMap { day in calculation.breakdowns(asOf: day).map { $0.labelled(meanings) } }
      line.overlaps = figure.overlaps(of: line.value, in: breakdowns, asOf: asOf)
      scorecard.quality.warn(of: line, figure.measure)
      scorecard.lines.append(line)
      scorecard.charts += chart.map { [$0] } ?? []
      scorecard.series += series
      scorecard.breakdowns += breakdowns
    }
    return scorecard
  }

  /// The series with what was first published for each point, whoever computed it.
  func mark(_ scorecard: inout Scorecard) {
    let restating = Restating(past, run: run, today: today)
    for index in scorecard.series.indices { scorecard.series[index] = restating.marked(scorecard.series[index]) }
  }

  /// The alert ledger after this run, pending entries included. `read` are the sources that this run read itself.
  func ledger(_ scorecard: Scorecard, _ calculations: [FigureID: Calculation], _ words: PlanWords, read: Set<String>) -> [Alert] {
    let (series, breakdowns) = (
      Dictionary(grouping: scorecard.series, by: \.id),
      Dictionary(grouping: scorecard.breakdowns.filter { $0.asOf == asOf }, by: \.id)
    )
    let charts = Dictionary(scorecard.charts.map { ($0.id, $0) }) { first, _ in first }
    let isNarrower = request.isNarrower(of: definitions)
    var verdicts: [Verdict] = []
    for ((kpi, figure), line) in zip(definitions.figures, scorecard.lines) {
      let rules = FigureVerdicts(kpi: kpi, figure: figure, of: definitions.source(figure.measure.rule.source))
      guard let calculation = calculations[figure.id] else {
        verdicts += rules.unknown(line)
        continue
      }
      let own = series[figure.id] ?? []
      let restatement = Restatement(line, series: own, past: past, percent: kpi.alerts[.restated].percent)
      verdicts += rules.verdicts(
        about: line, calculation, chart: charts[figure.id], isNarrower: isNarrower, series: own,
        breakdowns: breakdowns[figure.id] ?? [],
        closed: closedDimensions(of: figure),
        restatement: restatement)
    }
    let needed = definitions.needs(of: definitions.figures.map(\.figure))
    for source in definitions.sources {
      let quality = read.contains(source.name) ? scorecard.quality.first { $0.source == source.name } : nil
      if source.isOptional, quality == nil, needed[source.name] == nil { continue }
      let rules = SourceVerdicts(source, owner: definitions.plan.alerts.dataOwner, asOf: asOf, today: today)
      verdicts += rules.verdicts(quality)
    }
    let planVerdicts = PlanVerdicts(definitions.plan.alerts, asOf: asOf)
    let ledger = past.ledger + (past.sameDay ?? [])
    verdicts +=
      words.updates?.isEmpty != false
      ? planVerdicts.unknown(.actionOverdue, in: ledger) : scorecard.actions.compactMap(planVerdicts.verdict)
    verdicts +=
      words.risks?.isEmpty != false
      ? planVerdicts.unknown(.riskReviewOverdue, in: ledger) : scorecard.risks.compactMap(planVerdicts.verdict)
    verdicts += scorecard.indicators.compactMap(planVerdicts.verdict)
    return AlertLedger(asOf: asOf, past: past).stepped(verdicts + Vanished(from: definitions, since: past).verdicts)
  }

  /// Breakdowns by a column of codes: their categories are the definition's own words. Dimension → code → its label.
  private func closedDimensions(of figure: FigureDefinition) -> [String: [String: String]] {
    let source = definitions.source(figure.measure.rule.source)
    var closed: [String: [String: String]] = [:]
    for dimension in figure.breakdowns {
      guard case .column(let name) = dimension.lookup, case .code(let codes) = source?.column(name)?.kind else { continue }
      closed[dimension.name] = Dictionary(codes.map { ($0.name, $0.shown) }) { first, _ in first }
    }
    return closed
  }
}

extension BreakdownPoint {
  /// With what its category's code stands for, where it is one and says another thing.
  fileprivate func labelled(_ meanings: [String: [String: String]]) -> BreakdownPoint {
    var point = self
    if let meaning = meanings[dimension]?[category], meaning != category { point.label = meaning }
    return point
  }
}

extension Assembly {
  /// The plan's own side beside the figures, whoever computed them: owners' words, actions, risks, findings.
  func lay(_ words: PlanWords, beside scorecard: inout Scorecard) {
    let plan = definitions.plan
    for index in scorecard.lines.indices {
      scorecard.lines[index].commentary = words.commentary[scorecard.lines[index].id]
    }
    let progress = ActionProgress(words.updates, planStart: plan.start, asOf: asOf)
    scorecard.actions = plan.actions.filter { $0.due != nil }.map { action in
      progress.standing(of: action, kpis: definitions.kpis.filter { $0.actions.contains(action.id) }.map(\.id))
    }
    let red = Set(scorecard.lines.filter { $0.rag == .red }.map(\.id.kpi))
    scorecard.risks = RiskRegister(plan.risks, words.risks, reviews: past.riskReviews, asOf: asOf).standings(red: red)
    let receipts = QualitativeReceipts(words.reports, planStart: plan.start, asOf: asOf)
    scorecard.indicators = plan.indicators.map(receipts.standing)
    (scorecard.evidence, scorecard.people) = (words.evidence, plan.people)
    (scorecard.header, scorecard.offices, scorecard.kpiOwners) = (plan.header, plan.offices, plan.kpiOwners)
    scorecard.governance = plan.bodies.map(GovernanceBoard.init)
    let joined = JoinedWords(scorecard.actions)
    scorecard.lines = scorecard.lines.map { line in
      var line = line
      let sentence = joined.sentence(about: line)
      line.words?.actions = sentence
      return line
    }
  }
}
