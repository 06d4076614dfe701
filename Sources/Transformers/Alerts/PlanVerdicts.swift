package import Model

/// What the rules of alerts find about the plan's actions, risks and indicators on a day. Pure.
package struct PlanVerdicts: Sendable {
  private let policies: AlertPolicies
  private let asOf: Day

  /// `policies` are the plan's own: they say which rules are on, and who owns what nobody else does.
  package init(_ policies: AlertPolicies, asOf: Day) {
    self.policies = policies
    self.asOf = asOf
  }

  /// Fires while the action or one of its milestones is late; its lead is told. Nil where the rule is off.
  package func verdict(about action: ActionStatus) -> Verdict? {
    verdict(.actionOverdue, action.id, owner: action.lead, fires: action.isLate) {
      .actionLate(
        title: action.title, due: action.progress.isOverdue ? action.due : nil,
        milestones: action.milestones.filter(\.progress.isOverdue).map { LateMilestone(id: action.id + $0.id, due: $0.due) })
    }
  }

  /// Fires while a risk's review is overdue; unknown where the register does not say. Nil where the rule is off.
  package func verdict(about risk: RiskStatus) -> Verdict? {
    let owner = risk.owner ?? policies.riskOwner ?? policies.dataOwner
    guard risk.isKnown else { return verdict(.riskReviewOverdue, risk.id, owner: owner) { _ in .unknown } }
    return verdict(.riskReviewOverdue, risk.id, owner: owner, fires: risk.isReviewOverdue) {
      .reviewOverdue(score: risk.score, due: risk.reviewDue, lastReviewed: risk.lastReviewed, raised: risk.raised)
    }
  }

  /// Fires while a report that is due on an indicator is late; unknown where no reports were delivered. Nil where the rule is
  /// off, and for an indicator on which no report has been due yet.
  package func verdict(about indicator: IndicatorStatus) -> Verdict? {
    let owner = indicator.owner ?? policies.findingOwner ?? policies.dataOwner
    let subject = indicator.alertSubject
    guard indicator.state != .notReported else { return verdict(.findingOverdue, subject, owner: owner) { _ in .unknown } }
    guard let due = indicator.dueFor else { return nil }
    return verdict(.findingOverdue, subject, owner: owner, fires: indicator.state == .late) {
      .findingOverdue(
        reference: indicator.reference, area: indicator.areaOfWeakness, period: due,
        lastDay: QualitativeReceipts.lastDay(for: due))
    }
  }

  /// Where no reports came, nothing is known: the alerts of the rule that are in the ledger stay as they are.
  package func unknown(_ rule: Alert.Rule, in ledger: [Alert]) -> [Verdict] {
    guard policies[rule].isOn else { return [] }
    var known: Set<AlertKey> = []
    return ledger.filter { $0.key.rule == rule && known.insert($0.key).inserted }.map {
      Verdict($0.key, owner: $0.owner, policy: policies[rule], .unknown)
    }
  }

  private func verdict(
    _ rule: Alert.Rule, _ subject: String, owner: String, fires: Bool, _ fact: () -> AlertFact.PlanFact
  ) -> Verdict? {
    verdict(rule, subject, owner: owner) { policy in
      fires ? .firing(Finding(severity: policy.severity, asOf: asOf, .plan(fact()))) : .clear
    }
  }

  /// Nil where the rule is off.
  private func verdict(
    _ rule: Alert.Rule, _ subject: String, owner: String, _ outcome: (AlertPolicy) -> Verdict.Outcome
  ) -> Verdict? {
    let policy = policies[rule]
    return policy.isOn ? Verdict(AlertKey(rule, subject: subject), owner: owner, policy: policy, outcome(policy)) : nil
  }
}
