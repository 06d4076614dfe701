package import Definitions
internal import Extractors
internal import Loaders
package import Model
internal import Transformers

/// What a run is asked for.
package struct RunRequest: Sendable {
  package var pipelines: String
  package var input: String
  package var output: String
  package var asOf: Day
  /// The first month of the series; nil: the month of the earliest baseline.
  package var from: Day?
  /// KPIs, or parts of them (`5a`); empty for all.
  package var kpis: [String]
  package var dryRun: Bool
  package var arguments: [String]

  package init(
    pipelines: String, input: String, output: String, asOf: Day, from: Day? = nil, kpis: [String] = [],
    dryRun: Bool = false, arguments: [String] = []
  ) {
    self.pipelines = pipelines
    self.input = input
    self.output = output
    self.asOf = asOf
    self.from = from
    self.kpis = kpis
    self.dryRun = dryRun
    self.arguments = arguments
  }
}

package struct RunResult: Sendable {
  package var scorecard: Scorecard
  package var rejects: [Reject]
  /// The published folder; nil on a dry run.
  package var folder: String?
  /// Some figure could not be computed because of its data.
  package var hasDataFault: Bool
}

/// Why a run ended before it published anything, apart from definitions and the file system.
package enum RunError: Error, Sendable {
  case noInputFolder(String)
  case nothingDelivered(String)
  case unknownKPI(String, known: [String])
}

/// Extract, compute, publish.
package struct Run: Sendable {
  private let request: RunRequest
  private let definitions: Definitions
  private let name: String
  private let clock: Clock

  package init(_ request: RunRequest, definitions: Definitions, clock: Clock) {
    self.request = request
    self.definitions = definitions
    self.clock = clock
    let suffix = String(UInt16.random(in: .min ... .max), radix: 16)
    name = clock.stamp + "-" + String(repeating: "0", count: 4 - suffix.count) + suffix
  }

  package func perform(progress: (String) -> Void) throws -> RunResult {
    let chosen = try chosenFigures()
    guard let folder = ExportFolder(path: request.input) else { throw RunError.noInputFolder(request.input) }
    let output = OutputFolder(path: request.output)
    let reading = Extraction.all(
      of: Self.needs(chosen.map(\.figure), in: definitions), in: folder, definitions: definitions, progress: progress)
    guard reading.quality.contains(where: { $0.status != .missing }) else {
      throw RunError.nothingDelivered(request.input)
    }
    progress("computing")
    var scorecard = compute(chosen, reading)
    let earlier = chosen.count < allFigures.count ? output.lastRun(for: request.asOf.description) : nil
    var rejects = reading.rejects
    Carrying(definitions: definitions, recomputed: Set(chosen.map(\.figure.id)), read: Set(reading.quality.map(\.source)))
      .carry(from: earlier, into: &scorecard, &rejects) { fingerprint($0) }
    let fault = scorecard.lines.contains { chosen.map(\.figure.id).contains($0.id) && $0.reason?.isDataFault == true }
      || reading.quality.contains { $0.status == .missing || $0.status == .refused }
    guard !request.dryRun else {
      return RunResult(scorecard: scorecard, rejects: rejects, folder: nil, hasDataFault: fault)
    }
    progress("publishing")
    let lock = try RunLock(in: request.output)
    let files = try Publication(scorecard, rejects).files()
      + [("manifest.json", try manifest(scorecard, exitCode: fault ? 65 : 0))]
    let published = try output.publish(files, run: name, day: request.asOf.description)
    _ = consume lock
    return RunResult(scorecard: scorecard, rejects: rejects, folder: published, hasDataFault: fault)
  }

  private typealias Chosen = (kpi: KPIDefinition, figure: FigureDefinition)

  private var allFigures: [Chosen] { definitions.kpis.flatMap { kpi in kpi.figures.map { (kpi, $0) } } }

  private func chosenFigures() throws -> [Chosen] {
    guard !request.kpis.isEmpty else { return allFigures }
    let known = Set(allFigures.flatMap { [$0.kpi.id, $0.figure.id.description] })
    for asked in request.kpis where !known.contains(asked) { throw RunError.unknownKPI(asked, known: known.sorted()) }
    return allFigures.filter { request.kpis.contains($0.kpi.id) || request.kpis.contains($0.figure.id.description) }
  }

  /// Source → the columns that these figures, and their breakdowns, look at.
  static func needs(_ figures: [FigureDefinition], in definitions: Definitions) -> [String: Set<String>] {
    var needs: [String: Set<String>] = [:]
    for figure in figures {
      for measure in [figure.measure] + figure.alsoShown.map(\.measure) {
        for need in measure.needs { needs[need.source, default: []].formUnion(need.columns) }
      }
      for dimension in figure.breakdowns {
        switch dimension.lookup {
        case .column(let column): needs[figure.measure.rule.source, default: []].insert(column)
        case .register(let register, let column, let through):
          needs[figure.measure.rule.source, default: []].insert(through)
          needs[register, default: []].insert(column)
          if let source = definitions.source(register), let key = source.key.first {
            needs[register, default: []].insert(source.columns[key].name)
          }
        }
      }
    }
    return needs
  }

  private func compute(_ chosen: [Chosen], _ reading: AllExtractions) -> Scorecard {
    let plan = definitions.plan
    var scorecard = Scorecard(plan: plan.name, area: plan.area, planStart: plan.start, asOf: request.asOf, run: name)
    scorecard.quality = reading.quality
    let days = seriesDays
    let rules = AlertRules(plan)
    for (kpi, figure) in allFigures {
      let isChosen = chosen.contains { $0.figure.id == figure.id }
      let calculation = Calculation(
        figure, sources: definitions.sources, exports: isChosen ? reading.exports : Exports())
      let builder = ScorecardBuilder(
        plan: plan, kpi: kpi, calculation: calculation, run: name, fingerprint: fingerprint(figure))
      guard isChosen else {
        scorecard.lines.append(builder.notRun(asOf: request.asOf))
        continue
      }
      let line = builder.line(asOf: request.asOf)
      scorecard.lines.append(line)
      scorecard.alerts += rules.alerts(about: line)
      for day in days {
        scorecard.series += calculation.series(asOf: day)
        scorecard.breakdowns += calculation.breakdowns(asOf: day)
      }
    }
    scorecard.alerts += reading.quality.flatMap { rules.alerts(about: $0, asOf: request.asOf) }
    return scorecard
  }

  /// Every month-end from `from` (the month of the earliest baseline) to the as-of day, and that day itself.
  private var seriesDays: [Day] {
    let earliest = allFigures.compactMap(\.figure.baseline?.date).min() ?? definitions.plan.start
    let first = request.from ?? earliest
    if first >= request.asOf { return [request.asOf] }
    return Day.monthEnds(from: first, to: request.asOf)
  }

  /// Of what makes the number: measure, unit, baseline and targets, but no title.
  private func fingerprint(_ figure: FigureDefinition) -> String { Fingerprint.of(figure) }

  private func manifest(_ scorecard: Scorecard, exitCode: Int) throws -> [UInt8] {
    try RunManifest.encode(
      scorecard, request: request, started: clock, exitCode: exitCode)
  }
}
