/// What a rule found, with all that its sentence tells.
///
/// ```swift
/// let fact = AlertFact.source(AlertedSource(source, asOf: day), .rejectsHigh(rejected: 252, read: 278))
/// let finding = Finding(severity: .warning, asOf: day, value: 90.6, threshold: 1, fact)
/// ```
///
/// A value about few people is already `few` here, because Wording cannot know which values must not be published.
package enum AlertFact: Equatable, Sendable {
  case figure(AlertedFigure, FigureFact)
  case source(AlertedSource, SourceFact)
  case plan(PlanFact)

  /// What a rule found about a figure.
  package enum FigureFact: Equatable, Sendable {
    /// It is worse than expected.
    case offTrajectory(OffTrajectory)
    /// It missed the target of this checkpoint. `aim` is the target in the figure's unit, nil where it may not be told; `was`
    /// is the figure then.
    case targetMissed(checkpoint: Day, aim: Double?, was: ToldValue)
    /// It is worse than on the day that it is compared with, by more than the rule allows.
    case worsened(now: ToldValue, earlier: ToldValue, at: Day, LargestPart?)
    /// It is worse each time than the value that it is compared with. These come with the latest first; for a figure that
    /// begins again each year, each is of the year before.
    case worsenedRepeatedly(now: ToldValue, earlier: [ToldValue], againstYearBefore: Bool)
    /// The latest point of its chart is a concern.
    case specialCause(SpecialCauseFact)
    /// Published figures have changed: so many, and this is the one that has changed most, since the run `since`.
    case restated(figures: Int, day: Day, before: ToldValue, now: ToldValue, since: String)
    /// It could not be computed; nil where nothing says why.
    case notComputed(LineNote?)
  }
  /// What a rule found about an export.
  package enum SourceFact: Equatable, Sendable {
    /// It was due on this day, and has not been delivered.
    case missing(due: Day)
    /// Its newest row is more than `allowedDays` before the scorecard's day.
    case old(newest: Day, allowedDays: Int)
    /// It has fewer than half of the rows that it had.
    case shrunk(rows: Int, before: Int)
    /// It was refused, for this reason.
    case refused(Refusal?)
    /// More of its rows were rejected than the rule allows.
    case rejectsHigh(rejected: Int, read: Int)
  }
  /// What a rule found about an action, a risk or a qualitative indicator.
  package enum PlanFact: Equatable, Sendable {
    /// An action or milestones of it are late. `due` is nil where the action as a whole is not.
    case actionLate(title: String, due: Day?, milestones: [LateMilestone])
    /// The review of a risk is overdue. `score` is the risk's score, from 1 to 9.
    case reviewOverdue(score: Int, due: Day, lastReviewed: Day?, raised: Day)
    /// A report on the period that ended on this day did not come by `lastDay`.
    case findingOverdue(reference: String, area: String, period: Day, lastDay: Day)
  }
}

/// A value as a message may tell it, which leaves the building by mail.
package enum ToldValue: Equatable, Sendable {
  /// The value, in the figure's unit.
  case value(Double)
  /// A value that is not told, because it is about fewer than five people.
  case few
}

/// The figure that an alert is about, on the scorecard's day.
package struct AlertedFigure: Equatable, Sendable {
  /// The KPI and the part.
  package var id: FigureID
  /// Its short title.
  package var title: String
  /// The name of its unit.
  package var unit: String
  /// Whether higher or lower values are better.
  package var better: Better
  /// The scorecard's day.
  package var asOf: Day

  /// The figure of a scorecard's line.
  package init(_ line: ScorecardLine) {
    (id, title, unit, better, asOf) = (line.id, line.shortTitle, line.unit, line.better, line.asOf)
  }
}

/// The export that an alert is about, on the scorecard's day.
package struct AlertedSource: Equatable, Sendable {
  /// The name of the source: `exclusions`.
  package var name: String
  /// What people call it.
  package var title: String
  /// The scorecard's day.
  package var asOf: Day

  /// The export of a source.
  package init(_ source: SourceDefinition, asOf: Day) { (name, title, self.asOf) = (source.name, source.title, asOf) }
}

/// A figure that is worse than what is expected of it by now.
package struct OffTrajectory: Equatable, Sendable {
  /// The value.
  package var now: ToldValue
  /// The value expected by now, in the figure's unit; nil where it may not be told.
  package var expected: Double?
  /// How the value compares with it: amber or red.
  package var rag: RAG
  /// The first of the month-ends that ran to the day with the same colour; nil where the series does not say.
  package var since: Day?
  /// The largest category of a count; nil where there is none that may be told.
  package var largestPart: LargestPart?

  /// A figure that is amber or red.
  package init(now: ToldValue, expected: Double?, rag: RAG, since: Day?, largestPart: LargestPart?) {
    (self.now, self.expected, self.rag) = (now, expected, rag)
    (self.since, self.largestPart) = (since, largestPart)
  }
}

/// The category with the largest part of a count. There is one only where nothing small can be worked out from it.
package struct LargestPart: Equatable, Sendable {
  /// The category as people read it.
  package var name: String
  /// How many are in it.
  package var count: Double
  /// The whole count.
  package var whole: Double

  /// A category with its count and the whole.
  package init(name: String, count: Double, whole: Double) { (self.name, self.count, self.whole) = (name, count, whole) }
}

/// Why the latest point of a chart is a concern. Averages and limits are nil where they may not be told.
package struct SpecialCauseFact: Equatable, Sendable {
  /// The special cause that is told, with what its sentence needs.
  package enum Cause: Equatable, Sendable {
    /// The point is beyond the limit in the worse direction: the upper one where lower values are better.
    case outside(limit: Double?)
    /// The point is one of so many in a row that each go the same way.
    case trend(length: Int)
    /// The point is one of two near the limit, out of three in a row.
    case twoOfThree
    /// The point is one of so many in a row on one side of the average.
    case shift(length: Int)
  }
  /// The value of the point.
  package var value: ToldValue
  /// The day of the point.
  package var day: Day
  /// What the point stands for.
  package var basis: ControlChart.Basis
  /// Whether the concern is a high value, as it is where lower values are better; otherwise it is a low one.
  package var isHigh: Bool
  /// Why the point is more than normal variation.
  package var cause: Cause
  /// The average of the points, in the figure's unit; nil where it may not be told.
  package var average: Double?

  /// A point that is a concern, with its cause.
  package init(value: ToldValue, day: Day, basis: ControlChart.Basis, isHigh: Bool, cause: Cause, average: Double?) {
    (self.value, self.day, self.basis) = (value, day, basis)
    (self.isHigh, self.cause, self.average) = (isHigh, cause, average)
  }
}

/// A milestone that is late, and the day on which it was due.
package struct LateMilestone: Equatable, Sendable {
  /// The action's number and the milestone's letter: `1.3d`.
  package var id: String
  /// Its last day.
  package var due: Day

  /// A milestone that was due on this day.
  package init(id: String, due: Day) { (self.id, self.due) = (id, due) }
}
