/// How an action or a milestone is going, as whoever answers for it reports: blue is complete, green on track, amber at risk,
/// red late.
package enum ProgressRAG: String, Sendable, Codable, CaseIterable {
  case blue, green, amber, red

  /// What the plan means by the colour, in a word or two.
  package var meaning: String {
    switch self {
    case .blue: "done"
    case .green: "on track"
    case .amber: "at risk"
    case .red: "late"
    }
  }
}

/// One report on an action, or on a milestone of it.
///
/// **Shape**: a row of `action_updates`.
package struct ActionUpdate: Sendable, Hashable {
  /// The number of the action: `1.1`.
  package var action: String
  /// The letter of the milestone within the action; empty for the action as a whole.
  package var milestone: String
  /// The day of the report.
  package var date: Day
  /// The reported colour; nil where the report gives none.
  package var rag: ProgressRAG?
  /// What the report says; empty where it says nothing more.
  package var note: String

  /// A report on an action or a milestone.
  package init(action: String, milestone: String, date: Day, rag: ProgressRAG?, note: String) {
    self.action = action
    self.milestone = milestone
    self.date = date
    self.rag = rag
    self.note = note
  }
}

/// The progress of an action or a milestone on a day: what is reported, and what its dates say.
package struct ReportedProgress: Sendable, Codable, Hashable {
  /// The newest reported colour; nil where nobody has reported one.
  package var reported: ProgressRAG?
  /// The day of the newest report with a colour; nil where there is none.
  package var reportedOn: Day?
  /// The day of the newest report, with or without a colour; nil where there is none.
  package var updated: Day?
  /// What the newest report says; empty where it says nothing, or there is none.
  package var note: String
  /// Whether its last day is over and nobody reports that it is complete.
  package var isOverdue: Bool
  /// Whether it is not complete, and nobody has reported on it for more than `longestSilence`.
  package var isSilent: Bool
  /// Whether the report disagrees with the dates or the milestones: on track, although its last day is over or a part of it is
  /// late; complete, although a part of it is not; late or at risk, although all of its parts are complete.
  package var isContradicted: Bool
  /// Whether reports on the plan were delivered. Without them nothing is known, and "no" in the other fields is no answer.
  package var isKnown: Bool
  /// The number of days without a report after which an action counts as silent.
  package static let longestSilence = 35
  /// The day since which it has been reported as complete, without a break; nil where it is not.
  package var completedOn: Day?
  /// Whether that day is after its last day; nil where it is not complete, or has no last day.
  package var isDoneLate: Bool?

  /// Progress without the day of its completion, which is set later.
  package init(
    reported: ProgressRAG?, reportedOn: Day?, updated: Day?, note: String, isOverdue: Bool, isSilent: Bool, isContradicted: Bool,
    isKnown: Bool
  ) {
    self.reportedOn = reportedOn
    self.isKnown = isKnown
    self.reported = reported
    self.updated = updated
    self.note = note
    self.isOverdue = isOverdue
    self.isSilent = isSilent
    self.isContradicted = isContradicted
  }

  /// Whether it is reported as complete.
  package var isDone: Bool { reported == .blue }
}

/// An action with its progress.
///
/// **Shape**: an action of the plan that has a date, on the scorecard's day.
package struct ActionStatus: Sendable, Codable, Hashable {
  /// The number that the plan gives it: `1.1`.
  package var id: String
  /// The plan's heading for it.
  package var title: String
  /// The plan's words for it.
  package var text: String
  /// The number of its area of weakness.
  package var areaOfWeakness: String
  /// Who leads it: a job title or an organisation.
  package var lead: String
  /// Its last day; nil for an action that the plan only names.
  package var due: Day?
  /// The plan's words for its date; empty where there is none.
  package var duePrinted: String
  /// The numbers of the KPIs that it should improve.
  package var kpis: [String]
  /// What is reported of the action as a whole, and what its dates say.
  package var progress: ReportedProgress
  /// Its milestones, in the plan's order.
  package var milestones: [MilestoneStatus]
  /// Its progress in sentences; empty until they are written.
  package var words: String

  /// The status of an action, without its sentences.
  package init(
    _ action: ActionDefinition, kpis: [String], progress: ReportedProgress, milestones: [MilestoneStatus]
  ) {
    id = action.id
    title = action.title
    text = action.text
    areaOfWeakness = action.areaOfWeakness
    lead = action.lead
    due = action.due?.by
    duePrinted = action.due?.printed ?? ""
    self.kpis = kpis
    self.progress = progress
    self.milestones = milestones
    words = ""
  }

  /// Whether it, or a milestone of it, is late.
  package var isLate: Bool { progress.isOverdue || milestones.contains { $0.progress.isOverdue } }
  /// Whether it is reported as complete, or all of its milestones are while nobody says that the whole is late or at risk.
  package var isDone: Bool { progress.isDone || hasAllMilestones && progress.reported != .red && progress.reported != .amber }
  /// Whether it has milestones and all of them are complete.
  package var hasAllMilestones: Bool { !milestones.isEmpty && milestones.allSatisfy(\.progress.isDone) }
}

/// A milestone with its progress.
///
/// **Shape**: a milestone of an action, on the scorecard's day.
package struct MilestoneStatus: Sendable, Codable, Hashable {
  /// Its letter within the action: `a`, `b`, …
  package var id: String
  /// The plan's words for it.
  package var text: String
  /// The job titles of those who answer for it; empty where the plan names nobody but the action's lead.
  package var officers: [String]
  /// Its last day.
  package var due: Day
  /// The plan's words for its date.
  package var duePrinted: String
  /// What is reported of it, and what its dates say.
  package var progress: ReportedProgress
  /// The first day of the month in which the work begins, where the plan gives a span of months; nil otherwise.
  package var from: Day?
  /// Each day on which it falls due, where the plan wants it several times; nil where it falls due once, or in a feed from
  /// before that was kept.
  package var dates: [Day]?

  /// The status of a milestone on `day`.
  package init(_ milestone: MilestoneDefinition, asOf day: Day, progress: ReportedProgress) {
    id = milestone.id
    text = milestone.text
    officers = milestone.officers
    due = milestone.due.by
    duePrinted = milestone.due.printed
    self.progress = progress
    from = milestone.due.from
    let dates = milestone.due.dates(asOf: day)
    self.dates = dates.isEmpty ? nil : dates
  }

  /// Whether it is not complete and falls due on one of these days, the last included.
  package func fallsDue(from first: Day, to last: Day) -> Bool {
    !progress.isDone && ([due] + (dates ?? [])).contains { $0 >= first && $0 <= last }
  }
}
