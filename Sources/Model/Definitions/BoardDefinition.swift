/// A board that is owed a report on the plan. Grain: a board of `Pipelines/governance.yml`.
package struct BoardDefinition: Hashable, Sendable {
  /// What a paper may hold, in its order.
  package enum Section: String, Sendable, CaseIterable {
    /// What is different from its last paper.
    case changes
    /// All figures by area of weakness, with charts.
    case kpis
    /// Figures off track, what is done about each, and by whom.
    case offTrack = "off_track"
    case milestones, risks
    /// Qualitative findings.
    case findings
    /// A place for the words of families and young people.
    case livedExperience = "lived_experience"
    case decisions
    /// The plan's Impact Score Card, at each of its checkpoints.
    case scoreCard = "score_card"
    /// What to bear in mind about the data.
    case data
  }

  /// Fit for a command and a file's name: `partnership-board`.
  package var id: String
  package var title: String
  /// A paper is due at the end of each so many months of the plan.
  package var everyMonths: Int
  /// The board that hears what this one escalates.
  package var reportsTo: String?
  package var wants: Set<Section>
  /// By job title.
  package var coChairs: [String] = []
  package var members: [String] = []
  /// Who is represented by right: the parent carer forum.
  package var seats: [String] = []
  /// What is passed on, in the plan's words.
  package var escalation: String?

  package init(id: String, title: String, everyMonths: Int, reportsTo: String?, wants: Set<Section>) {
    self.id = id
    self.title = title
    self.everyMonths = everyMonths
    self.reportsTo = reportsTo
    self.wants = wants
  }

  /// Whether a paper is due on a day: the last of a month, so many months after the plan's start.
  package func isDue(on day: Day, planStart: Day) -> Bool {
    let months = Day.monthEndsPassed(from: planStart - 1, to: day)
    return day.isEndOfMonth && months > 0 && months % everyMonths == 0
  }

  /// The day of the paper before the one for `day`.
  package func day(before day: Day) -> Day { (day.startOfMonth.adding(months: 1 - everyMonths)) - 1 }
}
