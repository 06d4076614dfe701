package import Model

/// What a paper says of the plan's milestones, next to their tables.
package struct PaperMilestoneSentences: Sendable {
  private let actions: [ActionStatus]

  /// `actions` are all of the plan's.
  package init(_ actions: [ActionStatus]) { self.actions = actions }

  /// Where nobody's reports came.
  package static let unreported = "\(PlanGap.noReports), so which are complete or overdue is not known."
  /// Where the table of overdue milestones would be empty.
  package static let noneLate = "No milestone is overdue."
  /// Where the table of those that fall due would be.
  package static let noneDue = "No milestone is due by then."
  /// Actions that are overdue as a whole; nil without any. `last` is the last day of the milestones that fall due.
  package static func wholeLate(_ actions: [ActionStatus]) -> String? { whole("overdue", actions) }
  /// Actions that fall due as a whole; nil without any.
  package static func wholeDue(_ actions: [ActionStatus], by last: Day) -> String? { whole("due by \(last.inWords)", actions) }

  private static func whole(_ what: String, _ actions: [ActionStatus]) -> String? {
    actions.isEmpty ? nil : "Whole \(actions.count == 1 ? "action" : "actions") \(what): \(actions.map(\.id).joinedInWords)."
  }

  /// Milestones that were completed late; nil without any. `isNews`: whether the day of one's completion is still to be told.
  package func doneLate(where isNews: (Day?) -> Bool) -> String? {
    let late = actions.flatMap { action in
      action.milestones.filter { $0.progress.isDoneLate == true && isNews($0.progress.completedOn) }.map { milestone in
        "\(action.id)\(milestone.id) (\(milestone.progress.completedOn?.inWords ?? ""))"
      }
    }
    return late.isEmpty ? nil : "Completed late: \(late.joined(separator: ", "))."
  }

  /// All that are complete; nil without any.
  package var done: String? {
    let done = actions.flatMap { action in action.milestones.filter(\.progress.isDone).map { action.id + $0.id } }
    return done.isEmpty ? nil : "Complete: \(done.joined(separator: ", "))."
  }
}

extension MilestoneStatus {
  /// What it is, with what is long cut short where there is little room.
  package func textInPaper(isFull: Bool) -> String { isFull ? text : Excerpt.short(text, 90) }
}

extension ReportedProgress {
  /// The reported colour: `Red`.
  package var colour: String { reported?.rawValue.withCapital ?? "Not reported" }

  /// What is added to the reported colour where nobody has reported for a while: ` (no update for over 35 days)`.
  package var silenceAside: String { isSilent ? " (no update for over \(Self.longestSilence) days)" : "" }
}
