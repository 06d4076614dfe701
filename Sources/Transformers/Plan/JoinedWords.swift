package import Model

/// Where a figure and its actions say different things: a figure off track whose actions are late, or one that does not move
/// although all is done.
package struct JoinedWords: Sendable {
  private let actions: [ActionStanding]

  package init(_ actions: [ActionStanding]) { self.actions = actions }

  /// Empty where there is nothing to say, and for a plan without actions.
  package func sentence(about line: ScorecardLine) -> String {
    let own = actions.filter { line.actions.contains($0.id) }
    let isOff = line.rag == .red || line.rag == .amber
    let late = own.filter(\.isLate)
    if isOff, !late.isEmpty {
      return "Off track, and \(Self.named(late)) \(late.count == 1 ? "is" : "are") late."
    }
    guard !own.isEmpty, own.allSatisfy(\.isDone), line.value != nil, isOff || line.direction == .worsening else { return "" }
    return isOff
      ? "Off track, although \(Self.named(own)) \(own.count == 1 ? "is" : "are") reported as done."
      : "Worsening, although \(Self.named(own)) \(own.count == 1 ? "is" : "are") reported as done."
  }

  private static func named(_ actions: [ActionStanding]) -> String {
    let ids = actions.map(\.id)
    return (ids.count == 1 ? "action " : "actions ")
      + ids.joinedInWords
  }
}
