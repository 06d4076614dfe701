package import Model

/// The state of an action in sentences: what was reported, and what the dates say where they disagree.
package struct ActionSentences: Sendable {
  private let action: ActionStatus
  private var progress: ReportedProgress { action.progress }
  private var milestones: [MilestoneStatus] { action.milestones }

  /// `action` has its milestones and what was reported on them.
  package init(_ action: ActionStatus) { self.action = action }

  /// One paragraph: the reported state, how many milestones are complete, what is late, where reports and dates disagree, and for
  /// how long nobody has reported. Where no reports could be read, it says only that.
  package var text: String {
    guard progress.isKnown else { return "\(PlanGap.noReports)." }
    return [reported, counted, late, contradiction, silence].compactMap(\.self).joined(separator: " ")
  }

  private var reported: String? {
    guard let rag = progress.reported else { return "No overall status reported." }
    return "Reported as \(rag.meaning)\(progress.reportedOn.map { " on \($0.inWords)" } ?? "")."
  }

  private var counted: String? {
    guard !milestones.isEmpty else { return nil }
    let complete = milestones.count { $0.progress.isDone }
    return "\(complete) of \(milestones.count) milestones complete."
  }

  private var late: String? {
    let late = milestones.filter(\.progress.isOverdue)
    var sentences: [String] = []
    if progress.isOverdue, let due = action.due { sentences.append("The whole action was due on \(due.inWords).") }
    if !late.isEmpty {
      let names = late.map { "\(action.id)\($0.id) (due \($0.due.inWords))" }
      sentences.append("Overdue: \(names.joined(separator: ", ")).")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private var contradiction: String? {
    let parts = milestones.filter { $0.progress.isContradicted }.map { action.id + $0.id }
    var sentences: [String] = []
    if progress.isContradicted {
      sentences.append(
        progress.isDone
          ? "It is reported as complete, but not all of its milestones are."
          : progress.reported == .green
            ? "It is still reported as on track." : "All of its milestones are reported as complete.")
    }
    if !parts.isEmpty { sentences.append("Reported as on track, but overdue: \(parts.joined(separator: ", ")).") }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private var silence: String? {
    let silent = milestones.filter(\.progress.isSilent).count
    if progress.isSilent { return "No update for over \(ReportedProgress.longestSilence) days." }
    return silent == 0 ? nil : "No update for over \(ReportedProgress.longestSilence) days on \(silent) of its milestones."
  }
}
