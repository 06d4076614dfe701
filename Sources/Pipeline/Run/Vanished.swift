internal import Model

/// What earlier runs published and no definition has any more. Nothing is known of it: its alerts stay as they were, until somebody sees
/// to it.
struct Vanished {
  private let definitions: DefinitionSet
  private let past: Past

  init(from definitions: DefinitionSet, since past: Past) { (self.definitions, self.past) = (definitions, past) }

  private var ledger: [Alert] { past.ledger + (past.sameDay ?? []) }

  var verdicts: [Verdict] {
    var known: Set<AlertKey> = []
    return ledger.filter { !isDefined($0.key) && known.insert($0.key).inserted }
      .map { Verdict($0.key, owner: $0.owner, policy: definitions.plan.alerts[$0.key.rule], .unknown) }
  }

  /// Of what an earlier scorecard had, or has open alerts, in sentences.
  var sentences: [String] {
    let open = (past.sameDay ?? past.ledger).filter { $0.state != .resolved }.map(\.key)
    let figures = past.lastFigures.union(open.compactMap(\.figure)).subtracting(definitions.figures.map(\.figure.id))
    let others = Set(open.filter { $0.figure == nil && !isDefined($0) }.map { "\(Self.kind(of: $0.rule)) \($0.subject)" })
    return (figures.map { "KPI \($0)" } + others).sorted(by: naturallyPrecedes).map {
      "\($0): no definition has it any more, and an earlier scorecard had: its alerts stay as they were; was its file renamed?"
    }
  }

  /// A risk may stand in the export's register alone.
  private func isDefined(_ key: AlertKey) -> Bool {
    if let figure = key.figure { return definitions.figures.contains { $0.figure.id == figure } }
    switch key.rule {
    case .sourceStale, .sourceShrunk, .sourceRefused, .rejectsHigh: return definitions.source(key.subject) != nil
    case .actionOverdue: return definitions.plan.actions.contains { $0.id == key.subject }
    case .findingOverdue:
      return definitions.plan.indicators.contains {
        QualitativeStanding.alertSubject(of: $0.reference, in: $0.areaOfWeakness) == key.subject
      }
    case .riskReviewOverdue, .offTrajectory, .targetMissed, .worsened, .specialCause, .restated, .notComputed: return true
    }
  }

  private static func kind(of rule: Alert.Rule) -> String {
    switch rule {
    case .sourceStale, .sourceShrunk, .sourceRefused, .rejectsHigh: "source"
    case .actionOverdue: "action"
    case .findingOverdue: "indicator"
    case .riskReviewOverdue: "risk"
    case .offTrajectory, .targetMissed, .worsened, .specialCause, .restated, .notComputed: "KPI"
    }
  }
}
