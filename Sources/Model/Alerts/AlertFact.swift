/// What a rule found, with all that its sentence tells.
///
/// A value of few people is `few` here already: whoever makes a sentence of it cannot tell what must not be told.
package enum AlertFact: Hashable, Sendable {
  case figure(AlertedFigure, FigureFact)
  case source(AlertedSource, SourceFact)
  case plan(PlanFact)

  /// What a rule found about a figure.
  package enum FigureFact: Hashable, Sendable {
    case offTrajectory(OffTrajectory)
    /// `aim` is nil where the target may not be told.
    case targetMissed(checkpoint: Day, aim: Double?, was: ToldValue)
    case worsened(now: ToldValue, earlier: ToldValue, at: Day, LargestPart?)
    /// Step by step, the latest first; for a figure that starts anew each year, each against the year before.
    case worsenedRepeatedly(now: ToldValue, earlier: [ToldValue], againstYearBefore: Bool)
    case specialCause(SpecialCauseFact)
    /// Of several published figures the one that has changed most.
    case restated(figures: Int, day: Day, before: ToldValue, now: ToldValue, since: String)
    case notComputed(LineNote?)
  }
  /// What a rule found about an export.
  package enum SourceFact: Hashable, Sendable {
    case missing(due: Day)
    case old(newest: Day, allowedDays: Int)
    case shrunk(rows: Int, before: Int)
    case refused(Refusal?)
    case rejectsHigh(rejected: Int, read: Int)
  }
  /// What a rule found about an action, a risk or a qualitative indicator.
  package enum PlanFact: Hashable, Sendable {
    /// `due` is nil where the action itself is not late.
    case actionLate(title: String, due: Day?, milestones: [LateMilestone])
    case reviewOverdue(score: Int, due: Day, lastReviewed: Day?, raised: Day)
    case findingOverdue(reference: String, area: String, period: Day, lastDay: Day)
  }
}

/// A value as a message may tell it, which leaves the building by mail.
package enum ToldValue: Hashable, Sendable {
  case value(Double)
  /// It is about fewer than five people.
  case few
}

/// The figure that an alert is about, as at the scorecard's day.
package struct AlertedFigure: Hashable, Sendable {
  package var id: FigureID
  package var title: String
  package var unit: String
  package var better: Better
  package var asOf: Day

  package init(_ line: ScorecardLine) {
    (id, title, unit, better, asOf) = (line.id, line.shortTitle, line.unit, line.better, line.asOf)
  }
}

/// The export that an alert is about, as at the scorecard's day.
package struct AlertedSource: Hashable, Sendable {
  package var name: String
  package var title: String
  package var asOf: Day

  package init(_ source: SourceDefinition, asOf: Day) { (name, title, self.asOf) = (source.name, source.title, asOf) }
}

/// A figure that is worse than what is expected of it by now.
package struct OffTrajectory: Hashable, Sendable {
  package var now: ToldValue
  /// Nil where what is expected may not be told.
  package var expected: Double?
  package var rag: RAG
  /// The first of the month-ends that ran to the day with the same colour.
  package var since: Day?
  package var largestPart: LargestPart?

  package init(now: ToldValue, expected: Double?, rag: RAG, since: Day?, largestPart: LargestPart?) {
    (self.now, self.expected, self.rag) = (now, expected, rag)
    (self.since, self.largestPart) = (since, largestPart)
  }
}

/// The category that most of a count is in; only where nothing small can be told from it.
package struct LargestPart: Hashable, Sendable {
  package var name: String
  package var count: Double
  package var whole: Double

  package init(name: String, count: Double, whole: Double) { (self.name, self.count, self.whole) = (name, count, whole) }
}

/// Why the latest point of a chart is a cause for concern. Averages and limits are nil where they may not be told.
package struct SpecialCauseFact: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// Beyond the limit, which is the upper one where lower values are better.
    case outside(limit: Double?)
    case trend(length: Int)
    case twoOfThree
    case shift(length: Int)
  }
  package var value: ToldValue
  package var day: Day
  package var basis: ControlChart.Basis
  /// It is high where that is bad, or else low.
  package var isHigh: Bool
  package var cause: Cause
  package var average: Double?

  package init(value: ToldValue, day: Day, basis: ControlChart.Basis, isHigh: Bool, cause: Cause, average: Double?) {
    (self.value, self.day, self.basis) = (value, day, basis)
    (self.isHigh, self.cause, self.average) = (isHigh, cause, average)
  }
}

/// A milestone that is late, with when it was due.
package struct LateMilestone: Hashable, Sendable {
  package var id: String
  package var due: Day

  package init(id: String, due: Day) { (self.id, self.due) = (id, due) }
}
