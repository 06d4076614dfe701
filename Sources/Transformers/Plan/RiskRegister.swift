package import Model

/// The risk register as at a day: what the plan prints, what reviews found that were published, and how the export says that it
/// stands now. Pure.
package struct RiskRegister: Sendable {
  /// The register is to be reviewed every three months: the plan's own heading.
  private static let reviewMonths = 3

  private let risks: [String: RiskDefinition]
  private let updates: [String: RiskUpdate]
  private let reviews: [String: [RiskReview]]
  private let order: [String]
  private let isReported: Bool
  private let asOf: Day

  /// A risk raised after the day is not in it; what a review after the day says is not known yet. `updates` is nil where
  /// no such export was delivered: then no review is known to be overdue. `reviews` are those that runs before published.
  package init(_ risks: [RiskDefinition], _ updates: [RiskUpdate]?, reviews: [String: [RiskReview]] = [:], asOf: Day) {
    isReported = updates != nil
    let known = (updates ?? []).filter { $0.raised <= asOf }
    let raised = risks.filter { $0.raised <= asOf }
    self.risks = Dictionary(raised.map { ($0.id, $0) }) { first, _ in first }
    self.updates = Dictionary(known.map { ($0.id, $0) }) { _, last in last }
    self.reviews = reviews.mapValues { $0.filter { $0.day <= asOf }.sorted { $0.day < $1.day } }
    self.asOf = asOf
    let defined = Set(risks.map(\.id))
    order = raised.map(\.id) + known.map(\.id).filter { !defined.contains($0) }
  }

  /// In the register's order, those that only the export has last. `red` are the KPIs that are red, by their numbers.
  package func standings(red: Set<String>) -> [RiskStanding] { order.map { standing($0, red) } }

  private func standing(_ id: String, _ red: Set<String>) -> RiskStanding {
    let (risk, update, published) = (risks[id], updates[id], reviews[id] ?? [])
    let isKnown = update?.lastReviewed.map { $0 <= asOf } ?? true
    let past = (risk.map { [RiskReview(day: $0.raised, before: $0.before, after: $0.after)] } ?? []) + published
    let now = isKnown || past.isEmpty ? update : nil
    let reviewed = now?.lastReviewed.flatMap { $0 <= asOf ? $0 : nil } ?? published.last?.day
    let raised = risk?.raised ?? update?.raised ?? asOf
    let current = now.map { RiskReview(day: reviewed ?? asOf, before: $0.before, after: $0.after) } ?? past.last
    let earlier = current.flatMap { current in past.last { $0.day < current.day } }
    let due = (reviewed ?? raised).adding(months: Self.reviewMonths)
    let kpis = risk?.kpis ?? []
    var standing = RiskStanding(
      id: id, risk: now?.risk ?? risk?.risk ?? update?.risk ?? "", raised: raised,
      before: current?.before ?? RiskScore(likelihood: .low, impact: .low),
      mitigation: [now?.mitigation, risk?.mitigation].compactMap(\.self).first { !$0.isEmpty } ?? "",
      after: current?.after ?? risk?.after, progress: now?.progress ?? "", lastReviewed: reviewed, reviewDue: due,
      isReviewOverdue: isReported && isKnown && due < asOf, movement: movement(from: earlier?.after, to: current?.after),
      earlier: earlier, kpis: kpis, kpisInRed: kpis.filter(red.contains), words: "")
    standing.words = words(standing, isKnown: isKnown, isFirst: earlier?.day == risk?.raised)
    return standing
  }

  private func movement(from earlier: RiskScore?, to now: RiskScore?) -> RiskStanding.Movement? {
    guard let earlier, let now else { return nil }
    return now.score == earlier.score ? .same : now.score < earlier.score ? .better : .worse
  }

  /// `isFirst`: what it has moved from is how the plan raised it, no review.
  private func words(_ risk: RiskStanding, isKnown: Bool, isFirst: Bool) -> String {
    var sentences = [
      risk.after.map { "Scored \(risk.before.score) of 9, \($0.score) with what is done against it." }
        ?? "Scored \(risk.before.score) of 9; nobody has scored it with what is done against it."
    ]
    if let movement = risk.movement, let earlier = risk.earlier {
      let then = isFirst ? "when it was raised" : "at its review on \(earlier.day.inWords)"
      switch movement {
      case .better: sentences.append("Better than \(then): \(earlier.score).")
      case .worse: sentences.append("Worse than \(then): \(earlier.score).")
      case .same: sentences.append("As \(then).")
      }
    }
    if risk.isReviewOverdue { sentences.append("Its review was due by \(risk.reviewDue.inWords).") }
    if !isKnown {
      let score = risk.lastReviewed.map { "this is its review on \($0.inWords), the newest published" }
      sentences.append("Reviewed since this day: \(score ?? "how it stood then is not in the export").")
    }
    if isReported, isKnown, risk.progress.isEmpty { sentences.append("No progress of the mitigation is reported.") }
    if !risk.kpisInRed.isEmpty {
      sentences.append("Red now: KPI \(risk.kpisInRed.joined(separator: ", ")), where it would show.")
    }
    return sentences.joined(separator: " ")
  }
}
