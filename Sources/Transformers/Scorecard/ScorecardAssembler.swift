package import Model

/// Puts a day's scorecard together from calculations, what was published before, and the plan's own actions, risks and
/// indicators. Pure.
///
///     let assembler = ScorecardAssembler(
///       definitions, asOf: day, series: monthEnds, run: run, today: clock.today, past: past, replaces: false)
///     let scorecard = assembler.assembled(quality, calculations, fingerprints, reports, carry).scorecard
package struct ScorecardAssembler: Sendable {
  private let definitions: DefinitionSet
  private let asOf: Day
  /// The days of the series, in order; the last is `asOf`.
  private let days: [Day]
  private let run: String
  private let today: Day
  private let past: Past
  /// Whether a line that can no longer be computed replaces the line that is published.
  private let replaces: Bool

  /// `replaces` says that a line that can no longer be computed replaces the one that is published; otherwise the published one
  /// is kept.
  package init(
    _ definitions: DefinitionSet, asOf: Day, series days: [Day], run: String, today: Day, past: Past, replaces: Bool
  ) {
    (self.definitions, self.asOf, self.days) = (definitions, asOf, days)
    (self.run, self.today, self.past, self.replaces) = (run, today, past, replaces)
  }

  /// A scorecard, and which of its lines this run has computed.
  package struct Assembled: Sendable {
    /// The scorecard of the day, without alerts and without sentences.
    package let scorecard: Scorecard
    /// The figures that this run has computed; the lines of all others were carried over, or were not run.
    package let computed: Set<FigureID>
  }

  /// Assembles the scorecard. `calculations` are those of the figures that were asked for; the lines of the others, and of
  /// those that can no longer be computed, are carried over.
  package func assembled(
    _ quality: [SourceQuality], _ calculations: [FigureID: Calculation], _ fingerprints: [FigureID: FigureFingerprint],
    _ reports: PlanReports, _ carry: CarryForward
  ) -> Assembled {
    let own = definitions.figures.map { kpi, figure in
      part(kpi, figure, calculations[figure.id], fingerprints[figure.id], quality)
    }
    let ownLines = own.map(\.line)
    let warned = quality.warning(of: ownLines, definitions)
    let kept = replaces ? [:] : carry.kept(ownLines, warned)
    let computed = Set(calculations.keys).subtracting(kept.keys)
    let parts =
      computed.count == definitions.figures.count
      ? own : own.map { carried($0, computed, kept, fingerprints, warned, carry) }
    var scorecard = Scorecard(
      plan: definitions.plan.name, area: definitions.plan.area, planStart: definitions.plan.start, asOf: asOf, run: run,
      lines: parts.map(\.line), series: parts.flatMap(\.series).map(Restating(past, run: run, today: today).marked),
      breakdowns: parts.flatMap(\.breakdowns),
      quality: computed.count == definitions.figures.count ? titled(warned) : joined(titled(warned), carry.earlier),
      charts: parts.compactMap(\.chart))
    scorecard.areasOfWeakness = definitions.plan.areasOfWeakness
    return Assembled(scorecard: PlanSide(definitions, past, asOf: asOf).laid(reports, beside: scorecard), computed: computed)
  }

  /// What the scorecard has on one figure.
  private struct Part {
    var line: ScorecardLine
    var series: [SeriesPoint] = []
    var breakdowns: [BreakdownPoint] = []
    var chart: ControlChart?
  }

  private func part(
    _ kpi: KPIDefinition, _ figure: FigureDefinition, _ calculation: Calculation?, _ fingerprint: FigureFingerprint?,
    _ quality: [SourceQuality]
  ) -> Part {
    let builder = LineBuilder(
      kpi: kpi, figure: figure, run: run, fingerprint: fingerprint?.numbers ?? "", definition: fingerprint?.line ?? "",
      past: past)
    guard let calculation else { return Part(line: builder.notRun(asOf: asOf)) }
    let sources = definitions.needs(of: [figure]).keys
    var line = builder.line(asOf: asOf, calculation)
    line.exports = Dictionary(
      uniqueKeysWithValues: quality.filter { sources.contains($0.source) }.map { ($0.source, $0.files.map(\.sha256)) })
    line.notes = (line.notes ?? []) + Restating(past, run: run, today: today).notes(on: line)
    let course = ExpectedCourse(figure, baseline: line.baseline)
    let series = course.marked(days.flatMap { calculation.series(asOf: $0) })
    line.ragSince = course.since(line, series)
    let chart = calculation.chart(asOf: asOf, series: days, baseline: line.baseline?.value)
    // Nothing is claimed of a change that old exports cannot show.
    if !line.restsOnLess { (line.variation, line.assurance) = (chart?.variation, chart?.assurance) }
    let meanings = definitions.closedDimensions(of: figure)
    let breakdowns = days.flatMap { day in calculation.breakdowns(asOf: day).map { $0.labelled(meanings) } }
    line.overlaps = figure.overlaps(of: line.value, in: breakdowns, asOf: asOf)
    return Part(line: line, series: series, breakdowns: breakdowns, chart: chart)
  }

  /// The part as an earlier run published it, where this run has not computed it.
  private func carried(
    _ part: Part, _ computed: Set<FigureID>, _ kept: [FigureID: [String]], _ fingerprints: [FigureID: FigureFingerprint],
    _ quality: [SourceQuality], _ carry: CarryForward
  ) -> Part {
    let id = part.line.id
    guard !computed.contains(id) else { return part }
    guard let earlier = carry.earlier else {
      guard let obstacle = carry.obstacle, part.line.status == .notRun else { return part }
      return Part(line: part.line.notRun(obstacle), series: part.series, breakdowns: part.breakdowns, chart: part.chart)
    }
    if let run = carry.withdrawnRun(of: id) { return Part(line: part.line.notRun(.withdrawn(run: run))) }
    let line = carry.carried(
      id, lacking: kept[id] ?? carry.lacked(id), definition: fingerprints[id]?.line ?? "", quality)
    return Part(
      line: line ?? part.line, series: earlier.series.filter { $0.id == id },
      breakdowns: earlier.breakdowns.filter { $0.id == id },
      chart: earlier.charts.first { $0.id == id })
  }

  /// What this run found of its sources, and what the earlier run found of those that this run did not read, in the order of
  /// the definitions.
  private func joined(_ quality: [SourceQuality], _ earlier: Scorecard?) -> [SourceQuality] {
    guard let earlier else { return quality }
    let read = Set(quality.map(\.source))
    let all = quality + earlier.quality.filter { !read.contains($0.source) }
    return definitions.sources.flatMap { source in all.filter { $0.source == source.name } }
  }

  private func titled(_ quality: [SourceQuality]) -> [SourceQuality] {
    quality.map { quality in
      var quality = quality
      quality.title = definitions.source(quality.source)?.title
      return quality
    }
  }
}

extension ScorecardLine {
  /// The same line, not run, with the reason that is now known.
  fileprivate func notRun(_ why: LineNote.NotRun) -> ScorecardLine {
    var line = self
    line.notes = [.notRun(why)]
    return line
  }
}

extension DefinitionSet {
  /// Breakdowns by a column of codes, whose categories the definition lists: dimension → code → its label.
  func closedDimensions(of figure: FigureDefinition) -> [String: [String: String]] {
    let sources = figure.measure.ofRows.compactMap { source($0.rule.source) }
    var closed: [String: [String: String]] = [:]
    for (dimension, source) in figure.breakdowns.flatMap({ dimension in sources.map { (dimension, $0) } }) {
      let column =
        switch dimension.lookup(in: source.name) {
        case .column(let name): source.column(name)
        case .register(let register, let name, _): self.source(register)?.column(name)
        }
      guard case .code(let codes) = column?.kind else { continue }
      let meanings = Dictionary(codes.map { ($0.name, $0.shown) }) { first, _ in first }
      closed[dimension.name, default: [:]].merge(meanings) { first, _ in first }
    }
    return closed
  }
}

extension BreakdownPoint {
  /// The same point with the meaning of its category's code, where that is a code and the meaning differs from it.
  fileprivate func labelled(_ meanings: [String: [String: String]]) -> BreakdownPoint {
    var point = self
    if let meaning = meanings[dimension]?[category], meaning != category { point.label = meaning }
    return point
  }
}
