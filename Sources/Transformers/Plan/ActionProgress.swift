package import Model

/// Compares what was reported of the plan's actions with their dates. Pure.
package struct ActionProgress: Sendable {
  private let planStart: Day
  private let asOf: Day
  private let isReported: Bool
  private let updates: [[String]: [ActionUpdate]]

  /// Updates after the day are ignored. Where `updates` is nil or empty, because no export came that could be read, no action
  /// is called late or silent.
  package init(_ updates: [ActionUpdate]?, planStart: Day, asOf: Day) {
    self.planStart = planStart
    self.asOf = asOf
    isReported = updates?.isEmpty == false
    self.updates = Dictionary(grouping: (updates ?? []).filter { $0.date <= asOf }.sorted { $0.date < $1.date }) {
      [$0.action, $0.milestone]
    }
  }

  /// The status of an action and of its milestones on the day. `kpis` are the KPIs that the action should improve.
  package func status(of action: ActionDefinition, kpis: [String]) -> ActionStatus {
    let milestones = action.milestones.map { milestone in
      MilestoneStatus(milestone, asOf: asOf, progress: progress([action.id, milestone.id], milestone.due, parts: []))
    }
    let whole = progress([action.id, ""], action.due, parts: milestones.map(\.progress))
    return ActionStatus(action, kpis: kpis, progress: whole, milestones: milestones)
  }

  /// The progress of an action or a milestone. For a whole action, a report on one of its milestones counts as an update, and a
  /// late milestone contradicts a green report.
  private func progress(_ key: [String], _ due: DueDate?, parts: [ReportedProgress]) -> ReportedProgress {
    let own = updates[key] ?? []
    let coloured = own.last { $0.rag != nil }
    let reported = coloured?.rag
    let isDone = reported == .blue
    let isOverdue = isReported && !isDone && due.map { $0.by < asOf } ?? false
    let spoke = ([own.last?.date] + parts.map(\.updated)).compactMap(\.self).max() ?? max(planStart, due?.from ?? planStart)
    let unfinished = parts.contains { !$0.isDone }
    let late = isOverdue || parts.contains(where: \.isOverdue)
    let isOnlyWhole = !parts.isEmpty && !unfinished && (reported == .red || reported == .amber)
    var progress = ReportedProgress(
      reported: reported, reportedOn: coloured?.date, updated: own.last?.date, note: own.last?.note ?? "", isOverdue: isOverdue,
      isSilent: isReported && !isDone && due != nil && asOf - spoke > ReportedProgress.longestSilence,
      isContradicted: reported == .green && late || isDone && unfinished || isOnlyWhole, isKnown: isReported)
    progress.completedOn = completion(own)
    progress.isDoneLate = progress.completedOn.flatMap { day in due.map { $0.by < day } }
    return progress
  }

  /// The day of the first of the unbroken run of reports, up to the last, that say that it is done.
  private func completion(_ reports: [ActionUpdate]) -> Day? {
    reports.filter { $0.rag != nil }.reversed().prefix { $0.rag == .blue }.last?.date
  }
}
