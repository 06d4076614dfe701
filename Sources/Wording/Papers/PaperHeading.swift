package import Model

extension BoardDefinition.Section {
  /// Above the section of a paper. `isFirst`: nothing was owed to the board before this paper.
  package func heading(isFirst: Bool) -> String {
    switch self {
    case .changes: isFirst ? "What has changed since the plan began" : "What has changed since the last paper"
    case .kpis: "The figures"
    case .offTrack: "Off track, and what is being done"
    case .milestones: "Milestones"
    case .risks: "Risks and issues"
    case .findings: PageHeading.findings.rawValue
    case .livedExperience: "Lived experience"
    case .decisions: "Decisions asked for"
    case .scoreCard: "Impact Score Card"
    case .data: "About the data"
    }
  }
}

/// What stands above the parts of a paper.
package enum PaperHeading {
  /// Above what a reader in a hurry needs.
  package static let summary = "In short"
  /// Above the milestones that are late.
  package static let late = "Late"
  /// Above what this board passes on.
  package static let escalated = "To escalate"
  /// Above the risks whose reviews are overdue.
  package static let overdueReviews = "Reviews that are overdue"
  /// Above the map of the risks.
  package static let riskMap = "Where the risks stand, with what is done against them"
  /// Above what was found out beside the plan's indicators.
  package static let evidence = "Additional evidence of impact"

  /// Of the paper itself.
  package static func title(_ scorecard: Scorecard, for board: BoardDefinition) -> String {
    "\(scorecard.plan): paper for the \(board.title)"
  }
  /// Above the figures of an area of weakness.
  package static func area(_ area: AreaOfWeakness) -> String { "Area of weakness \(area.id): \(area.title)" }
  /// Above what is said of a figure that is off track.
  package static func figure(_ line: ScorecardLine) -> String {
    "KPI \(line.id): \(line.shortTitle) (\(line.rag?.rawValue ?? ""))"
  }
  /// Above the milestones that fall due next.
  package static func due(by day: Day) -> String { "Due by \(day.inWords)" }
  /// Above what another board passes on to this one.
  package static func escalated(by board: String) -> String { "Escalated by the \(board)" }
}
