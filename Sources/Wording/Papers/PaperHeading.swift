package import Model

extension BoardDefinition.Section {
  /// Above the section of a paper.
  package var heading: String {
    switch self {
    case .changes: "Changes"
    case .kpis: "KPIs against their targets"
    case .offTrack: "KPIs that are off track, and what is being done"
    case .milestones: "Milestones"
    case .risks: "Risks and issues"
    case .findings: PageHeading.findings.rawValue
    case .livedExperience: "Lived experience"
    case .decisions: "Recommendations"
    case .scoreCard: "Impact Score Card"
    case .data: "Data quality"
    }
  }
}

/// What stands above the parts of a paper.
package enum PaperHeading {
  /// Above what a reader in a hurry needs.
  package static let summary = "Summary"
  /// Above the milestones that are overdue.
  package static let late = "Overdue"
  /// Above what this board passes on.
  package static let escalated = "For escalation"
  /// Above the risks whose reviews are overdue.
  package static let overdueReviews = "Overdue risk reviews"
  /// Above the map of the risks.
  package static let riskMap = "Risks after mitigation, by likelihood and impact"
  /// Above what was found out besides the plan's indicators.
  package static let evidence = "Additional evidence of impact"
  /// Above what the card shows next to its figures.
  package static let related = "Related figures"
  /// Above why there is a plan, and who sits on the board.
  package static let background = "Background"

  /// Of the paper itself. `period` is what it reports on: `March 2024`.
  package static func title(_ scorecard: Scorecard, period: String) -> String {
    "\(scorecard.plan): progress report for \(period)"
  }
  /// Above what is different from a day; nil where there is no day to compare with.
  package static func changes(since day: Day?) -> String {
    BoardDefinition.Section.changes.heading + (day.map { " since \($0.inWords)" } ?? "")
  }
  /// Above the figures of an area of weakness.
  package static func area(_ area: AreaOfWeakness) -> String { "Area of weakness \(area.id): \(area.title)" }
  /// Above the milestones that fall due next.
  package static func due(by day: Day) -> String { "Due by \(day.inWords)" }
  /// Above what another board passes on to this one.
  package static func escalated(by board: String) -> String { "Escalated by the \(board)" }
}

/// Above the columns of a paper's tables.
package enum PaperColumn {
  /// Above the KPIs. `hasAreas`: with the number of each one's area of weakness in a first column; `hasCharts`: with a small
  /// chart of each in a last column.
  package static func figures(hasAreas: Bool, hasCharts: Bool) -> [String] {
    (hasAreas ? ["Area"] : [])
      + ["KPI", "What it measures", "Now", "Target so far", "RAG", "Real change?"] + (hasCharts ? ["Trend"] : [])
  }
  /// Above milestones.
  package static let milestones = ["Milestone", "What", "Due", "Who", "Reported"]
}
