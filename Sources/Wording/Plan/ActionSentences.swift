package import Model

/// The state of an action in sentences: what was reported, and what the dates say where they disagree.
package struct ActionSentences: Sendable {
  private let action: ActionStatus
  private var progress: ReportedProgress { action.progress }
  private var milestones: [MilestoneStatus] { action.milestones }

  /// `action` has its milestones and what was reported on them.
  package init(_ action: ActionStatus) { self.action = action }

  /// One paragraph: the reported state, how many milestones are done, what is late, where reports and dates disagree, and for
  /// how long nobody has reported. Where no reports could be read, it says only that.
  package var text: String {
    guard progress.isKnown else { return "\(PlanGap.noReports)." }
    return [reported, counted, late, contradiction, silence].compactMap(\.self).joined(separator: " ")
  }

  private var reported: String? {
    guard let rag = progress.reported else { return "No state of the whole is reported." }
    return "Reported as \(rag.meaning)\(progress.reportedOn.map { " on \($0.inWords)" } ?? "")."
  }

  private var counted: String? {
    guard !milestones.isEmpty else { return nil }
    let done = milestones.count { $0.progress.isDone }
    return "\(done) of \(milestones.count) milestones done."
  }

  private var late: String? {
    let late = milestones.filter(\.progress.isOverdue)
    var sentences: [String] = []
    if progress.isOverdue, let due = action.due { sentences.append("It was due by \(due.inWords).") }
    if !late.isEmpty {
      let names = late.map { "\(action.id)\($0.id) (due \($0.due.inWords))" }
      sentences.append("Late: \(names.joined(separator: ", ")).")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private var contradiction: String? {
    let parts = milestones.filter { $0.progress.isContradicted }.map { action.id + $0.id }
    var sentences: [String] = []
    if progress.isContradicted {
      sentences.append(
        progress.isDone
          ? "It is reported as done, though not all of its milestones are."
          : progress.reported == .green
            ? "It is reported as on track all the same." : "All of its milestones are reported as done.")
    }
    if !parts.isEmpty { sentences.append("Reported as on track, though late: \(parts.joined(separator: ", ")).") }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private var silence: String? {
    let silent = milestones.filter(\.progress.isSilent).count
    if progress.isSilent { return "Nobody has reported on it for more than \(ReportedProgress.longestSilence) days." }
    return silent == 0 ? nil : "No report for more than \(ReportedProgress.longestSilence) days on \(silent) of its milestones."
  }
}
