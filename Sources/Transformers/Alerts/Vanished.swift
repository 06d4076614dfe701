package import Model

/// Figures, sources, actions, risks and indicators that earlier runs published and that no definition has any more. Nothing is
/// known about them, so that their alerts stay open until somebody deals with them.
package struct Vanished: Sendable {
  private let definitions: DefinitionSet
  private let past: Past

  /// `past` names what earlier runs published, and `definitions` what there is now.
  package init(from definitions: DefinitionSet, since past: Past) { (self.definitions, self.past) = (definitions, past) }

  private var ledger: [Alert] { past.ledger + (past.sameDay ?? []) }

  var verdicts: [Verdict] {
    var known: Set<AlertKey> = []
    return ledger.filter { !isDefined($0.key) && known.insert($0.key).inserted }
      .map { Verdict($0.key, owner: $0.owner, policy: definitions.plan.alerts[$0.key.rule], .unknown) }
  }

  /// What has vanished: it was in the last scorecard, or has alerts that are not resolved.
  package var things: Set<VanishedThing> {
    let open = (past.sameDay ?? past.ledger).filter { $0.state != .resolved }.map(\.key)
    let figures = past.lastFigures.union(open.compactMap(\.figure)).subtracting(definitions.figures.map(\.figure.id))
    return Set(figures.map(VanishedThing.figure)).union(open.filter { $0.figure == nil && !isDefined($0) }.compactMap(Self.thing))
  }

  /// Whether the definitions still have the subject of an alert. A risk may be in the export's register alone.
  private func isDefined(_ key: AlertKey) -> Bool {
    if let figure = key.figure { return definitions.figures.contains { $0.figure.id == figure } }
    switch key.rule.subject {
    case .source: return definitions.source(key.subject) != nil
    case .action: return definitions.plan.actions.contains { $0.id == key.subject }
    case .indicator:
      return definitions.plan.indicators.contains {
        IndicatorStatus.alertSubject(of: $0.reference, in: $0.areaOfWeakness) == key.subject
      }
    case .risk, .figure: return true
    }
  }

  private static func thing(_ key: AlertKey) -> VanishedThing? {
    switch key.rule.subject {
    case .source: .source(key.subject)
    case .action: .action(key.subject)
    case .indicator: .indicator(key.subject)
    case .risk: .risk(key.subject)
    case .figure: nil
    }
  }
}
