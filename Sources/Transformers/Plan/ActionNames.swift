internal import Model

/// Finds the plan's actions and milestones by the names that people write: `a`, `1.1a` and `1.1 A` all name milestone a of
/// action 1.1, and so does `1.1a` in the column of actions.
struct ActionNames {
  private struct Named {
    var action: ActionDefinition
    /// By folded name; of two that fold to the same name, the first.
    var milestones: [String: String]
  }
  private var actions: [String: Named] = [:]
  /// From a milestone's whole name to the folded name of its action.
  private var wholeNames: [String: String] = [:]

  init(_ actions: [ActionDefinition]) {
    for action in actions {
      let name = PlanName.folded(action.id)
      guard self.actions[name] == nil else { continue }
      let milestones = action.milestones.map { (PlanName.folded($0.id), $0.id) }
      self.actions[name] = Named(action: action, milestones: Dictionary(milestones) { first, _ in first })
      for milestone in action.milestones {
        let whole = PlanName.folded(action.id + milestone.id)
        if wholeNames[whole] == nil { wholeNames[whole] = name }
      }
    }
  }

  /// The plan's own names for what somebody wrote; a name that the plan does not have stays as it was written.
  func named(_ action: String, _ milestone: String) -> (action: String, milestone: String) {
    var (name, part) = (action, milestone)
    var found = actions[PlanName.folded(name)]
    if found == nil, part.isEmpty, let whole = wholeNames[PlanName.folded(name)] {
      // A milestone named where the action should be.
      found = actions[whole]
      if let found { (name, part) = (found.action.id, name) }
    }
    let readings = PlanName.readings(of: part, within: name)
    let own = readings.lazy.compactMap { found?.milestones[$0] }.first
    return (found?.action.id ?? name, own ?? part)
  }
}
