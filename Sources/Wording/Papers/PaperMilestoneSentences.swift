package import Model

/// What a paper says of the plan's milestones, beside their tables.
package struct PaperMilestoneSentences: Sendable {
  private let actions: [ActionStatus]

  /// `actions` are all of the plan's.
  package init(_ actions: [ActionStatus]) { self.actions = actions }

  /// Where nobody's reports came.
  package static let unreported = "\(PlanGap.noReports): which are done or late is not known."
  /// Where the table of late milestones would be empty.
  package static let noneLate = "No milestone is late."
  /// Where the table of those that fall due would be.
  package static let noneDue = "No milestone is due by then."
  /// What a silent milestone is.
  package static let silence = "Silent: \(ReportedProgress.silenceInWords)."

  /// Actions that are late as a whole; nil without any.
  package static func wholeLate(_ actions: [ActionStatus]) -> String? { whole("As a whole late", actions) }
  /// Actions that fall due as a whole; nil without any.
  package static func wholeDue(_ actions: [ActionStatus]) -> String? { whole("As a whole due by then", actions) }

  private static func whole(_ what: String, _ actions: [ActionStatus]) -> String? {
    actions.isEmpty ? nil : "\(what): \(actions.count == 1 ? "action" : "actions") \(actions.map(\.id).joinedInWords)."
  }

  /// Milestones that were done late; nil without any. `isNews`: whether the day on which one was done is still to be told.
  package func doneLate(where isNews: (Day?) -> Bool) -> String? {
    let late = actions.flatMap { action in
      action.milestones.filter { $0.progress.isDoneLate == true && isNews($0.progress.completedOn) }.map { milestone in
        "\(action.id)\(milestone.id) (\(milestone.progress.completedOn?.inWords ?? ""))"
      }
    }
    return late.isEmpty ? nil : "Done late: \(late.joined(separator: ", "))."
  }

  /// All that are done; nil without any.
  package var done: String? {
    let done = actions.flatMap { action in action.milestones.filter(\.progress.isDone).map { action.id + $0.id } }
    return done.isEmpty ? nil : "Done so far: \(done.joined(separator: ", "))."
  }
}

extension MilestoneStatus {
  /// What it is, with what is long cut short where there is little room.
  package func textInPaper(isFull: Bool) -> String { isFull ? text : Excerpt.short(text, 62) }
}

extension ReportedProgress {
  /// `green, silent`.
  package var colourInWords: String { (reported?.rawValue ?? "not reported") + (isSilent ? ", silent" : "") }
}
