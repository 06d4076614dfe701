package import Model

/// Where a figure and its actions disagree: a figure off track whose actions are late, or a figure that does not improve
/// although the actions that should improve it are done.
package struct JoinedSentence: Sendable {
  private let actions: [ActionStatus]

  /// `actions` are all of the plan's.
  package init(_ actions: [ActionStatus]) { self.actions = actions }

  /// The disagreement; empty where there is none, and for a plan without actions.
  package func sentence(about line: ScorecardLine) -> String {
    let own = actions.filter { line.actions.contains($0.id) }
    let (late, done) = (own.filter(\.isLate), own.filter { $0.isDone && !$0.isLate })
    let isOff = line.rag == .red || line.rag == .amber
    if isOff, !late.isEmpty {
      return "Behind target, and \(Self.named(late)), which should improve it, \(late.count == 1 ? "is" : "are") late."
    }
    guard line.value != nil, !done.isEmpty else { return "" }
    let state = isOff && done.count == own.count ? "Behind target" : Self.unmoved(line)
    return state.map { "\($0) even though \(Self.done(done))." } ?? ""
  }

  private static func unmoved(_ line: ScorecardLine) -> String? {
    switch line.direction {
    case .worsening: "Getting worse"
    // A figure that has reached its target may stay there.
    case .steady: line.rag == .green ? nil : "No change"
    case .improving, nil: nil
    }
  }

  private static func done(_ actions: [ActionStatus]) -> String {
    let reported = actions.filter(\.progress.isDone)
    let counted = actions.filter { !$0.progress.isDone }
    return [
      reported.isEmpty ? nil : "\(named(reported)) \(reported.count == 1 ? "is" : "are") reported as complete",
      counted.isEmpty ? nil : "every milestone of \(named(counted)) is complete",
    ].compactMap(\.self).joined(separator: " and ")
  }

  private static func named(_ actions: [ActionStatus]) -> String {
    (actions.count == 1 ? "action " : "actions ") + actions.map(\.id).joinedInWords
  }
}
