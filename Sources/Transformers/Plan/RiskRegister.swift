package import Model

/// The risk register as at a day: what the plan prints, and how the export says that it stands now. Pure.
package struct RiskRegister: Sendable {
  /// The register is to be reviewed every three months: the plan's own heading.
  private static let reviewMonths = 3

  private let risks: [RiskDefinition]
  private let updates: [String: RiskUpdate]
  private let order: [String]
  private let isReported: Bool
  private let asOf: Day

  /// A risk raised after the day is not in it; what a review after the day says is not known yet. `updates` is nil where
  /// no such export was delivered: then no review is known to be overdue.
  package init(_ risks: [RiskDefinition], _ updates: [RiskUpdate]?, asOf: Day) {
    isReported = updates != nil
    self.risks = risks.filter { $0.raised <= asOf }
    self.asOf = asOf
    let known = (updates ?? []).filter { $0.raised <= asOf }
    self.updates = Dictionary(known.map { ($0.id, $0) }) { _, last in last }
    let defined = Set(risks.map(\.id))
    order = risks.filter { $0.raised <= asOf }.map(\.id) + known.map(\.id).filter { !defined.contains($0) }
  }

  /// In the register's order, those that only the export has last. `red` are the KPIs that are red, by their numbers.
  package func standings(red: Set<String>) -> [RiskStanding] {
    order.map { id in standing(id, risks.first { $0.id == id }, updates[id], red) }
  }

  private func standing(_ id: String, _ risk: RiskDefinition?, _ update: RiskUpdate?, _ red: Set<String>) -> RiskStanding {
    let isKnown = update?.lastReviewed.map { $0 <= asOf } ?? true
    let now = isKnown || risk == nil ? update : nil
    let reviewed = update?.lastReviewed.flatMap { $0 <= asOf ? $0 : nil }
    let raised = risk?.raised ?? update?.raised ?? asOf
    let due = (reviewed ?? raised).adding(months: Self.reviewMonths)
    let (before, after) = (
      now?.before ?? risk?.before ?? RiskScore(likelihood: .low, impact: .low), now.map { $0.after ?? risk?.after } ?? risk?.after
    )
    let kpis = risk?.kpis ?? []
    var standing = RiskStanding(
      id: id, risk: now?.risk ?? risk?.risk ?? "", raised: raised, before: before,
      mitigation: [now?.mitigation, risk?.mitigation].compactMap(\.self).first { !$0.isEmpty } ?? "", after: after,
      progress: now?.progress ?? "", lastReviewed: reviewed, reviewDue: due, isReviewOverdue: isReported && isKnown && due < asOf,
      movement: movement(from: risk?.after, to: now?.after), kpis: kpis, kpisInRed: kpis.filter(red.contains), words: "")
    standing.words = words(standing, isKnown: isKnown)
    return standing
  }

  private func movement(from earlier: RiskScore?, to now: RiskScore?) -> RiskStanding.Movement? {
    guard let earlier, let now else { return nil }
    return now.score == earlier.score ? .same : now.score < earlier.score ? .better : .worse
  }

  private func words(_ risk: RiskStanding, isKnown: Bool) -> String {
    var sentences = [
      risk.after.map { "Scored \(risk.before.score) of 9, \($0.score) with what is done against it." }
        ?? "Scored \(risk.before.score) of 9; nobody has scored it with what is done against it."
    ]
    switch risk.movement {
    case .better: sentences.append("Better than when the plan began.")
    case .worse: sentences.append("Worse than when the plan began.")
    case .same, nil: break
    }
    if risk.isReviewOverdue { sentences.append("Its review was due by \(risk.reviewDue.inWords).") }
    if !isKnown { sentences.append("Reviewed since this day: how it stood then is not in the export.") }
    if isReported, isKnown, risk.progress.isEmpty { sentences.append("No progress of the mitigation is reported.") }
    if !risk.kpisInRed.isEmpty {
      sentences.append("Red now: KPI \(risk.kpisInRed.joined(separator: ", ")), where it would show.")
    }
    return sentences.joined(separator: " ")
  }
}
