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
      ("Lead", scorecard.named(lead)), ("Due", due?.inWords ?? ""), ("Completed on", completed ?? "not reported as done"),
      ("KPIs it should move", kpis.isEmpty ? "none" : moved),
    ]
  }

  /// A KPI with how its figures stand: `5: 5a amber, improving, 5b red, improving`.
  private static func moved(_ kpi: String, _ scorecard: Scorecard) -> String {
    let figures = scorecard.lines.filter { $0.id.kpi == kpi }.map { line in
      let state = [line.value == nil ? "not computed" : line.rag?.rawValue, line.direction?.rawValue].compactMap(\.self)
      return (line.id.part.isEmpty ? "" : "\(line.id) ") + (state.isEmpty ? "no target" : state.joined(separator: ", "))
    }
    return "\(kpi): \(figures.joined(separator: ", "))"
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
