package import Model

extension ActionStatus {
  /// `Action 1.2: Title`.
  package var heading: String { "Action \(id): \(title)" }

  /// Above the table of its milestones.
  package var milestonesCaption: String { "Milestones of action \(id)" }

  /// Who leads it, by when it is due, when it was done, and what it should move.
  package func about(in scorecard: Scorecard) -> [(term: String, text: String)] {
    let completed = progress.completedOn.map { $0.inWords + (progress.isDoneLate == true ? " (late)" : "") }
    let moved = kpis.map { Self.moved($0, scorecard) }.joined(separator: "; ")
    return [
      ("Lead", scorecard.named(lead)), ("Due", due?.inWords ?? ""), ("Completed on", completed ?? "not reported as complete"),
      ("KPIs this should improve", kpis.isEmpty ? "none" : moved),
    ]
  }

  /// A KPI with the colours of its figures, and which of them have really changed: `5 (5a amber, real improvement; 5b red)`.
  private static func moved(_ kpi: String, _ scorecard: Scorecard) -> String {
    let figures = scorecard.lines.filter { $0.id.kpi == kpi }.map { line in
      let change: String? =
        switch line.variation {
        case .improvement: "real improvement"
        case .concern: "real deterioration"
        case .commonCause, .high, .low, nil: nil
        }
      let state = [line.value == nil ? "not calculated" : line.rag?.rawValue ?? "no target set", change].compactMap(\.self)
      return (line.id.part.isEmpty ? "" : "\(line.id) ") + state.joined(separator: ", ")
    }
    return figures.isEmpty ? kpi : "\(kpi) (\(figures.joined(separator: "; ")))"
  }
}

extension ReportedProgress {
  /// What was reported, with the beginning of its note.
  package var reportedInFull: String {
    [reportedInWords, Excerpt.of(note)].filter { !$0.isEmpty }.joined(separator: ". ")
  }
}

extension Scorecard {
  /// Who answers for a milestone: its officers, or the action's lead where it has none of its own.
  package func responsible(for milestone: MilestoneStatus, of action: ActionStatus, isBrief: Bool = false) -> String {
    (milestone.officers.isEmpty ? [action.lead] : milestone.officers).map { named($0, isBrief: isBrief) }.joined(separator: "; ")
  }
}
