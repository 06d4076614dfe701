package import Model

/// The risk register on a day: the plan's own risks, the reviews that were published, and the latest review in the export.
/// Pure.
package struct RiskRegister: Sendable {
  /// The months between reviews: the plan's heading says that the register is reviewed every three months.
  private static let reviewMonths = 3

  private let risks: [String: RiskDefinition]
  private let updates: [String: RiskUpdate]
  private let reviews: [String: [RiskReview]]
  private let order: [String]
  private let isReported: Bool
  private let asOf: Day

  /// A risk raised after the day is not in the register, and a review after the day is not known yet. Where `updates` is nil or
  /// empty, nothing is known about any risk. `reviews` are those that earlier runs published.
  package init(_ risks: [RiskDefinition], _ updates: [RiskUpdate]?, reviews: [String: [RiskReview]] = [:], asOf: Day) {
    isReported = updates?.isEmpty == false
    let known = (updates ?? []).filter { $0.raised <= asOf }
    let raised = risks.filter { $0.raised <= asOf }
    self.risks = Dictionary(raised.map { ($0.id, $0) }) { first, _ in first }
    self.updates = Dictionary(known.map { ($0.id, $0) }) { _, last in last }
    self.reviews = reviews.mapValues { $0.filter { $0.day <= asOf }.sorted { $0.day < $1.day } }
    self.asOf = asOf
    let defined = Set(risks.map(\.id))
    order = raised.map(\.id) + known.map(\.id).filter { !defined.contains($0) }
  }

  /// The status of every risk, in the plan's order; those that only the export has come last. `red` are the numbers of the KPIs
  /// that are red.
  package func statuses(red: Set<String>) -> [RiskStatus] { order.map { status($0, red) } }

  private func status(_ id: String, _ red: Set<String>) -> RiskStatus {
    let (risk, update, published) = (risks[id], updates[id], reviews[id] ?? [])
    let isLater = update?.lastReviewed.map { $0 > asOf } ?? false
    let past = (risk.map { [RiskReview(day: $0.raised, before: $0.before, after: $0.after)] } ?? []) + published
    let now = !isLater || past.isEmpty ? update : nil
    let raised = risk?.raised ?? update?.raised ?? asOf
    let reviewed = now == nil ? published.last?.day : now?.lastReviewed.flatMap { $0 <= asOf ? $0 : nil }
    let current = now.map { RiskReview(day: reviewed ?? asOf, before: $0.before, after: $0.after) } ?? past.last
    let earlier = current.flatMap { current in past.last { $0.day < current.day } }
    let due = max(reviewed ?? raised, raised).adding(months: Self.reviewMonths)
    let isKnown = now != nil && !isLater
    let kpis = risk?.kpis ?? []
    var status = RiskStatus(
      id: id, risk: now?.risk ?? risk?.risk ?? update?.risk ?? "", raised: raised,
      before: current?.before ?? RiskScore(likelihood: .low, impact: .low),
      mitigation: [now?.mitigation, risk?.mitigation].compactMap(\.self).first { !$0.isEmpty } ?? "", after: current?.after,
      progress: now?.progress ?? "", lastReviewed: reviewed, reviewDue: due, isReviewOverdue: isKnown && due < asOf,
      known: isKnown, movement: current.flatMap { earlier?.movement(to: $0) }, earlier: earlier, kpis: kpis,
      kpisInRed: kpis.filter(red.contains),
      knowledge: RiskStatus.Knowledge(
        isReported: isReported, isInRegister: update != nil, isAsRaised: earlier?.day == risk?.raised))
    (status.owner, status.planText) = (risk?.owner, risk?.risk)
    return status
  }
}

extension RiskReview {
  /// How the score has moved. Scores with mitigation are compared with each other, and scores without it where neither review
  /// has one; nil where one has it and the other has not.
  fileprivate func movement(to now: RiskReview) -> RiskStatus.Movement? {
    guard (after == nil) == (now.after == nil) else { return nil }
    return now.score == score ? .same : now.score < score ? .better : .worse
  }
}
