/// One row of the scorecard. Grain: a target-bearing figure.
package struct ScorecardLine: Sendable, Codable {
  package var id: FigureID
  package var title: String
  package var shortTitle: String
  /// The KPI's wording in the plan's monitoring table; nil where the plan has none.
  package var monitoringTitle: String?
  package var areaOfWeakness: String
  package var actions: [String]
  package var owner: String
  package var asOf: Day
  package var periodStart: Day?
  package var periodEnd: Day?
  package var value: Double?
  package var unit: String
  package var numerator: Double?
  package var denominator: Double?
  /// Of a proportion of few cases: what else it might be but for chance. Nil for every other figure.
  package var interval: ConfidenceInterval?
  package var better: Better
  package var baseline: BaselineReading?
  package var expected: Double?
  /// The course that `expected` follows: corners of its line, or both ends of each of its steps. Nil where there is none.
  package var trajectory: [TrajectoryPoint]?
  package var targets: [TargetReading]
  /// What the plan's card prints for it; nil in feeds from before it was kept.
  package var card: PrintedCard?
  /// Breakdowns whose categories do not add up to it, and why; nil where all do.
  package var overlaps: [CategoryOverlap]?
  /// The measures shown beside it that stand on the card too; nil where none does.
  package var onCard: [String]?
  package var rag: RAG?
  package var previous: Double?
  package var change: Double?
  /// Against the previous month-end, or what the definition compares with.
  package var direction: Direction?
  package var directionFromBaseline: Direction?
  /// The day that `direction` compares with.
  package var comparedWith: Day?
  /// What it counts begins anew each year; nil where not.
  package var startsAnew: Bool?
  /// The first of the month-ends that ran to this day with the same colour; nil where the series does not say.
  package var ragSince: Day?
  /// What the numbers say, in sentences; nil in feeds from before there were any.
  package var words: LineText?
  /// The owner's words for the newest period as far as its day; nil where there are none.
  package var commentary: Commentary?
  /// What its XmR chart says of the latest month, and of the target as things vary now; nil where it says nothing.
  package var variation: ControlChart.Variation?
  package var assurance: ControlChart.Assurance?
  package var status: FigureStatus
  /// What must be known to read it; nil for an earlier run's line, whose sentences are as they were published.
  package var notes: [LineNote]?
  /// What keeps the figure from resting on all that it should: why its data do not allow it to be computed, or why it is provisional. Nil
  /// where nothing does.
  package var obstacle: LineNote?
  /// Why it is an earlier run's; nil where this run computed it, or nobody did.
  package var carriedLine: CarriedLine?
  /// `obstacle` as a sentence.
  package var fault: String?
  /// `notes` in sentences.
  package var note: String
  package var reason: Reason?
  /// `carriedLine` in sentences: that it was taken over, and what has changed since. Empty for one computed now.
  package var carried: [String]
  /// Sources that its day's latest run could not use: the line stands as an earlier run for the day had published it. Nil for any other.
  package var withoutSources: [String]?
  /// The exports it was computed from: source → the digests of its files.
  package var exports: [String: [String]]
  /// The run that computed the line.
  package var run: String
  /// Of the part of the definition that makes the number: a corrected title leaves it alone.
  package var fingerprint: String
  /// Of all that makes the line, targets and baseline included: whether a line carried over is still what it would be.
  package var definition: String

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
      numerator, denominator, interval, better, baseline, expected, trajectory, targets, card, overlaps, onCard, rag, previous,
      change, direction, directionFromBaseline, comparedWith, startsAnew, ragSince, words, commentary, variation, assurance,
      status, fault, note, reason, carried, withoutSources, exports, run, fingerprint, definition
  }

  /// Its last target fell due before its day.
  package var isPastItsTargets: Bool { targets.last.map { $0.date < asOf } ?? false }

  /// The note with what carrying the line over adds to it.
  package var publishedNote: String { ([note] + carried).filter { !$0.isEmpty }.joined(separator: "; ") }

  /// An earlier run computed it.
  package var isCarried: Bool { carriedLine != nil || !carried.isEmpty }

  /// It could not be computed because of its data.
  package var isDataFault: Bool { status == .notComputed && reason?.isDataFault == true }

  /// It is not there because of its data, or rests on less than it should: exit code 65.
  package var restsOnLess: Bool {
    isDataFault || status == .provisional || withoutSources != nil || (status == .notComputed && reason == .shrunk)
  }

  /// `carried` for a line taken over, unless its data were at fault: that matters more.
  package var publishedReason: Reason? {
    if withoutSources != nil { return .carried }
    return !isCarried || restsOnLess ? reason : .carried
  }

  /// The baseline that this line freezes: one that the pipeline measured, unless the figure is provisional. Nil where there is none.
  package var frozenBaseline: (date: Day, value: Double, by: String)? {
    guard let baseline, baseline.measured, let value = baseline.value else { return nil }
    let by = baseline.measuredBy ?? run
    return status == .provisional && by == run ? nil : (baseline.date, value, by)
  }
}

package struct BaselineReading: Sendable, Codable, Hashable {
  /// Nil where it is to be measured and could not be, or its day has not come.
  package var value: Double?
  package var date: Day
  /// As the plan prints it before the number: `<`.
  package var qualifier: String
  /// Measured by the pipeline, not printed in the plan.
  package var measured: Bool
  /// The run that measured it.
  package var measuredBy: String?
  /// What it is, where its number alone misleads: `start of the year`.
  package var label: String?
  /// Of a count that starts again each year: what the year that ended on the baseline's day came to.
  package var yearBefore: Double?
  /// What today's exports give for the day of a baseline that the plan prints; nil where they do not reach back to it.
  package var own: Double?
  /// `own` less the printed value, where these differ as they are shown.
  package var difference: Double?

  package init(value: Double?, date: Day, qualifier: String = "", measured: Bool, measuredBy: String? = nil) {
    self.measuredBy = measuredBy
    self.value = value
    self.date = date
    self.qualifier = qualifier
    self.measured = measured
  }
}

package struct TrajectoryPoint: Sendable, Codable, Hashable {
  package var date: Day
  package var value: Double

  package init(date: Day, value: Double) {
    self.date = date
    self.value = value
  }
}

package struct TargetReading: Sendable, Codable, Hashable {
  package var checkpoint: String
  package var date: Day
  package var target: Double
  /// What the plan prints, where that is more than the number or another; empty otherwise. The card has it always.
  package var printed: String
  /// The figure as at the checkpoint; nil before it, or where it was not computed.
  package var value: Double?
  package var met: Bool?

  package init(checkpoint: String, date: Day, target: Double, printed: String = "", value: Double?, met: Bool?) {
    self.checkpoint = checkpoint
    self.date = date
    self.target = target
    self.printed = printed
    self.value = value
    self.met = met
  }
}
