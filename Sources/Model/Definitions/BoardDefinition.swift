/// A board that is owed a report on the plan.
///
/// **Shape**: a board of `Pipelines/governance.yml`.
package struct BoardDefinition: Hashable, Sendable {
  /// The sections that a paper may hold, in their order.
  package enum Section: String, Sendable, CaseIterable {
    /// What has changed since the board's last paper.
    case changes
    /// All figures by area of weakness, with charts.
    case kpis
    /// The figures that are off track, what is done about each, and by whom.
    case offTrack = "off_track"
    case milestones, risks
    /// The findings on qualitative indicators.
    case findings
    /// A place for the words of families and young people.
    case livedExperience = "lived_experience"
    case decisions
    /// The plan's Impact Score Card, with each of its checkpoints.
    case scoreCard = "score_card"
    /// What to bear in mind about the data.
    case data
  }

  /// A name that fits a command and a file's name: `partnership-board`.
  package var id: String
  /// The board's name.
  package var title: String
  /// The number of months of the plan after which a paper is due again.
  package var everyMonths: Int
  /// The `id` of the board to which this one escalates what it cannot resolve; nil where there is none.
  package var reportsTo: String?
  /// The sections of its paper.
  package var wants: Set<Section>
  /// The job titles of those who chair it; empty where the plan names nobody.
  package var coChairs: [String] = []
  /// Who sits on it, in the plan's words: job titles, organisations, groups.
  package var members: [String] = []
  /// Who has a guaranteed seat, such as the parent carer forum.
  package var seats: [String] = []
  /// What the board passes on, in the plan's words; nil where the plan says nothing of it.
  package var escalation: String?
  /// The job title or the group that writes its papers; nil where the plan says nothing of it.
  package var author: String?
  /// The days on which it meets, as far as they are known.
  package var meetings: [Day] = []

  /// A board without people; those are set later.
  package init(id: String, title: String, everyMonths: Int, reportsTo: String?, wants: Set<Section>) {
    self.id = id
    self.title = title
    self.everyMonths = everyMonths
    self.reportsTo = reportsTo
    self.wants = wants
  }

  /// Whether a paper is due on a day: the last of a month, so many whole months after the plan's start.
  package func isDue(on day: Day, planStart: Day) -> Bool {
    let months = Day.monthEndsPassed(from: planStart - 1, to: day)
    return day.isEndOfMonth && months > 0 && months % everyMonths == 0
  }

  /// The first meeting after `day`, to which a paper on that day goes; nil where none is known.
  package func meeting(after day: Day) -> Day? { meetings.filter { $0 > day }.min() }

  /// The day of the paper before the one for `day`.
  package func day(before day: Day) -> Day { (day.startOfMonth.adding(months: 1 - everyMonths)) - 1 }
}
