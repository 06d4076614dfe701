/// One row of the scorecard.
///
/// ```swift
/// var line = ScorecardLine(
///   id: FigureID(kpi: "7"), title: "Rolling 12-month number of exclusions for all pupils",
///   shortTitle: "Permanent exclusions (rolling 12 months)", areaOfWeakness: "2", actions: ["2.1", "2.3"],
///   owner: "Head of Service, Vulnerable Learners", asOf: day, unit: "exclusions", better: .lower,
///   status: .computed, run: run, fingerprint: numbers, definition: definition)
/// (line.value, line.expected, line.rag) = (119, 96, .red)
/// ```
///
/// **Shape**: a target-bearing figure, on the scorecard's day.
///
/// **Units**: values, baseline, targets and changes are in `unit`.
package struct ScorecardLine: Sendable, Codable {
  /// The KPI and the part.
  package var id: FigureID
  /// The plan's words for the figure.
  package var title: String
  /// A few words for tables and alerts.
  package var shortTitle: String
  /// The KPI's wording in the plan's monitoring table; nil where the table has none.
  package var monitoringTitle: String?
  /// The number of the KPI's area of weakness.
  package var areaOfWeakness: String
  /// The numbers of the actions that should improve it.
  package var actions: [String]
  /// The job title of whoever answers for it.
  package var owner: String
  /// The day that the line is for.
  package var asOf: Day
  /// The first day that counts; nil where everything before counts, or where the line was not run.
  package var periodStart: Day?
  /// The last day that counts; nil where the line was not run.
  package var periodEnd: Day?
  /// The figure; nil where it was not computed.
  package var value: Double?
  /// The name of its unit: `percent`, `weeks`, `children`.
  package var unit: String
  /// What was counted or added up; nil for a median, or where there is no answer.
  package var numerator: Double?
  /// Out of how many; nil for a count, or where there is no answer.
  package var denominator: Double?
  /// The range in which the true share is likely to be, for a proportion of few cases; nil for every other figure.
  package var interval: ConfidenceInterval?
  /// Whether higher or lower values are better.
  package var better: Better
  /// Where the figure began; nil where the plan gives no baseline.
  package var baseline: BaselineReading?
  /// The value expected on the day; nil where nothing is expected.
  package var expected: Double?
  /// The line that `expected` follows: its corners, or both ends of each of its steps. Nil where nothing is ever expected.
  package var trajectory: [TrajectoryPoint]?
  /// The targets that are numbers, in the order of their days, and what became of each.
  package var targets: [TargetReading]
  /// What the plan's card prints for it; nil in feeds from before it was kept.
  package var card: PrintedCard?
  /// The breakdowns whose categories do not add up to it, and why; nil where all do.
  package var overlaps: [CategoryOverlap]?
  /// How many numbers that are suppressed or blank the value leaves out, as its definition says; nil where it leaves out none.
  package var hidden: Int?
  /// The names of the measures that the card shows next to it; nil where it shows none.
  package var onCard: [String]?
  /// The readings of the KPI's words, the headline among them; nil where they can be read in one way alone.
  package var readings: [KPIReading]?
  /// The name of the reading whose value the line gives; nil where there are no readings.
  package var headline: String?
  /// What of it nobody has agreed on its day, in the order of the definition; nil where there is nothing.
  package var toConfirm: [Confirmation]?
  /// How the value compares with the expected one; nil where either is missing, or where the value is provisional.
  package var rag: RAG?
  /// The value at the previous month-end by today's exports, or as it was published where these do not reach back to it; nil
  /// where there is neither.
  package var previous: Double?
  /// The value less the previous one; nil where either is missing.
  package var change: Double?
  /// Which way it is going since `comparedWith`; nil where nothing can be compared, or where the value is provisional.
  package var direction: Direction?
  /// Which way it has gone since the baseline; nil where there is none, or where the value is provisional.
  package var directionFromBaseline: Direction?
  /// The day that `direction` compares with: the previous month-end, or the same day a year before. Nil where there is no value
  /// for that day.
  package var comparedWith: Day?
  /// True where what it counts begins again each year; nil otherwise.
  package var startsAnew: Bool?
  /// The first of the month-ends that ran to this day with the same colour; nil where the series does not say, or where there
  /// is no colour.
  package var ragSince: Day?
  /// What the numbers say, in sentences; nil in feeds from before there were any.
  package var words: LineText?
  /// The owner's commentary on the newest period up to the day; nil where there is none.
  package var commentary: Commentary?
  /// What its XmR chart says of the latest point; nil where that has no limits, or where the figure rests on less than it
  /// should.
  package var variation: ControlChart.Variation?
  /// What its XmR chart says of the target as things vary now; nil in the same cases, and where there is no target.
  package var assurance: ControlChart.Assurance?
  /// Whether there is a value, and whether it rests on all that it should.
  package var status: FigureStatus
  /// What must be known to read it; nil for an earlier run's line, whose sentences are as they were published.
  package var notes: [LineNote]?
  /// Why its data do not allow it to be computed, or why it is provisional; nil where it rests on all that it should.
  package var obstacle: LineNote?
  /// Why it is an earlier run's; nil where this run computed it, or where nobody did.
  package var carriedLine: CarriedLine?
  /// The obstacle as a sentence, or for a line that was kept without its sources the sentence that says so; nil where there is
  /// neither.
  package var fault: String?
  /// The notes in sentences; empty where there are none.
  package var note: String
  /// The code of the state behind it; nil where there is nothing to say. `publishedReason` is what `scorecard.csv` gives.
  package var reason: Reason?
  /// That it was taken over, and what has changed since, in sentences; empty for a line that this run computed.
  package var carried: [String]
  /// The sources that the latest run for its day could not use, so that the line is kept as an earlier run published it; nil
  /// for any other.
  package var withoutSources: [String]?
  /// The exports that it was computed from: for each source the digests of its files.
  package var exports: [String: [String]]
  /// The run that computed the line.
  package var run: String
  /// A fingerprint of the part of the definition that makes the number: correcting a title does not change it.
  package var fingerprint: String
  /// A fingerprint of all that makes the line, targets and baseline included. It says whether a line that was carried over
  /// would still be the same.
  package var definition: String

  /// A line without values; what it has of them is set later.
  package init(
    id: FigureID, title: String, shortTitle: String, areaOfWeakness: String, actions: [String], owner: String, asOf: Day,
    unit: String,
    better: Better, status: FigureStatus, run: String, fingerprint: String, definition: String
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.areaOfWeakness = areaOfWeakness
    self.actions = actions
    self.owner = owner
    self.asOf = asOf
    self.unit = unit
    self.better = better
    self.status = status
    self.run = run
    self.fingerprint = fingerprint
    self.definition = definition
    self.targets = []
    self.notes = []
    self.note = ""
    self.carried = []
    self.exports = [:]
  }

  /// What is found is no part of what is published: its sentences are.
  private enum CodingKeys: String, CodingKey {
    case id, title, shortTitle, monitoringTitle, areaOfWeakness, actions, owner, asOf, periodStart, periodEnd, value, unit,
      numerator, denominator, interval, better, baseline, expected, trajectory, targets, card, overlaps, hidden, onCard,
      readings, headline, toConfirm, rag, previous, change, direction, directionFromBaseline, comparedWith, startsAnew, ragSince,
      words, commentary, variation, assurance,
      status, fault, note, reason, carried, withoutSources, exports, run, fingerprint, definition
  }

  /// Whether its last target fell due before its day.
  package var isPastItsTargets: Bool { targets.last.map { $0.date < asOf } ?? false }

  /// The note, with what carrying the line over adds to it.
  package var publishedNote: String { ([note] + carried).filter { !$0.isEmpty }.joined(separator: "; ") }

  /// Whether an earlier run computed it.
  package var isCarried: Bool { carriedLine != nil || !carried.isEmpty }

  /// Whether it could not be computed because of its data.
  package var isDataFault: Bool { status == .notComputed && reason?.isDataFault == true }

  /// Whether it is missing because of its data or rests on less than it should, so that the run ends with exit code 65.
  package var restsOnLess: Bool {
    isDataFault || status == .provisional || withoutSources != nil || (status == .notComputed && reason == .shrunk)
  }

  /// The reason as it is published: `carried` for a line taken over, unless its data were at fault, which matters more.
  package var publishedReason: Reason? {
    if withoutSources != nil { return .carried }
    return !isCarried || restsOnLess ? reason : .carried
  }

  /// The baseline that this line freezes: one that the pipeline measured, unless the figure is provisional. Nil where there is
  /// none.
  package var frozenBaseline: (date: Day, value: Double, by: String)? {
    guard let baseline, baseline.measured, let value = baseline.value else { return nil }
    let by = baseline.measuredBy ?? run
    return status == .provisional && by == run ? nil : (baseline.date, value, by)
  }
}
