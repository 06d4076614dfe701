/// How something stands, as whoever answers for it reports: done, on track, at risk, late.
package enum ProgressRAG: String, Sendable, Codable, CaseIterable {
  case blue, green, amber, red

  /// As the plan means its colours.
  package var meaning: String {
    switch self {
    case .blue: "done"
    case .green: "on track"
    case .amber: "at risk"
    case .red: "late"
    }
  }
}

/// One report on an action, or on a milestone of it. Grain: a row of `action_updates`.
package struct ActionUpdate: Sendable, Hashable {
  package var action: String
  /// Within the action; empty for the action as a whole.
  package var milestone: String
  package var date: Day
  package var rag: ProgressRAG?
  package var note: String

  package init(action: String, milestone: String, date: Day, rag: ProgressRAG?, note: String) {
    self.action = action
    self.milestone = milestone
    self.date = date
    self.rag = rag
    self.note = note
  }
}

/// How an action or a milestone stands as at a day: as reported, and what its dates say.
package struct ReportedProgress: Sendable, Codable, Hashable {
  /// Nil where nobody has reported a colour.
  package var reported: ProgressRAG?
  /// The day of the newest report with a colour.
  package var reportedOn: Day?
  /// The day of the newest report, with or without a colour.
  package var updated: Day?
  /// The newest report's words.
  package var note: String
  /// Its last day is over, and nobody reports that it is done.
  package var isOverdue: Bool
  /// Not done, and without a word for more than `longestSilence`.
  package var isSilent: Bool
  /// Reported as on track, although its last day is over or a part of it is late; as done, though not all of it is; or as late or at
  /// risk, though all of it is done.
  package var isContradicted: Bool
  /// Reports on the plan were delivered: without, nothing is known, and no is no answer.
  package var isKnown: Bool
  /// Nothing said for more days than these is silence.
  package static let longestSilence = 35
  /// The day since which it is reported as done, without a break; nil where it is not.
  package var completedOn: Day?
  /// That day is after its last day; nil where it is not done.
  package var isDoneLate: Bool?

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

  package var isDone: Bool { reported == .blue }
}

/// Grain: an action of the plan, as at a scorecard's day.
package struct ActionStatus: Sendable, Codable, Hashable {
  package var id: String
  package var title: String
  package var text: String
  package var areaOfWeakness: String
  package var lead: String
  package var due: Day?
  /// As the plan prints it.
  package var duePrinted: String
  /// The figures that it should move.
  package var kpis: [String]
  package var progress: ReportedProgress
  package var milestones: [MilestoneStatus]
  /// How it stands, in sentences.
  package var words: String

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

  /// It or a milestone of it is late.
  package var isLate: Bool { progress.isOverdue || milestones.contains { $0.progress.isOverdue } }
  /// Reported as done, or every milestone of it while nobody says that the whole is late or at risk.
  package var isDone: Bool { progress.isDone || hasAllMilestones && progress.reported != .red && progress.reported != .amber }
  package var hasAllMilestones: Bool { !milestones.isEmpty && milestones.allSatisfy(\.progress.isDone) }
}

/// Grain: a milestone of an action, as at a scorecard's day.
package struct MilestoneStatus: Sendable, Codable, Hashable {
  /// Within its action: `a`, `b`, …
  package var id: String
  package var text: String
  package var officers: [String]
  package var due: Day
  /// As the plan prints it.
  package var duePrinted: String
  package var progress: ReportedProgress
  /// The first day, for what the plan gives a span of months.
  package var from: Day?
  /// Each day on which it falls due, where the plan wants it several times; nil where once, or in a feed from before that was kept.
  package var dates: [Day]?

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

  /// It falls due on a day of these, the last included, and is not done.
  package func fallsDue(from first: Day, to last: Day) -> Bool {
    !progress.isDone && ([due] + (dates ?? [])).contains { $0 >= first && $0 <= last }
  }
}
