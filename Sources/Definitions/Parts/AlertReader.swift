internal import Model

/// Reads `alerts:` of a plan, a KPI or a source, which holds only what differs from the policies that would otherwise apply.
struct AlertReader {
  /// Where the mapping is, which decides the rules that it may name.
  enum Place {
    case plan, kpi, source

    func holds(_ rule: Alert.Rule) -> Bool {
      switch self {
      case .plan: true
      case .kpi: rule.subject == .figure
      case .source: rule.subject == .source
      }
    }
  }

  let place: Place
  /// The policies that apply where nothing is said.
  let base: AlertPolicies

  /// The keys of the alerts of this place.
  var keys: KeySet {
    switch place {
    case .plan: Self.ofPlan
    case .kpi: Self.ofKPI
    case .source: Self.ofSource
    }
  }

  func policies(_ entry: Entry) -> AlertPolicies {
    keys.read(entry) { fields in
      var policies = base
      if place == .plan {
        policies.dataOwner = fields[Self.dataOwner] ?? policies.dataOwner
        policies.riskOwner = fields[Self.riskOwner]
        policies.findingOwner = fields[Self.findingOwner]
        policies.repeatAfter = fields[Self.repeatAfter] ?? policies.repeatAfter
      }
      for rule in Alert.Rule.allCases where place.holds(rule) {
        guard let value = fields[Self.key(of: rule)] else { continue }
        policies[rule] = policy(value, rule, base[rule])
      }
      return policies
    }
  }

  /// Reads `off`, or a mapping with what differs.
  private func policy(_ entry: Entry, _ rule: Alert.Rule, _ base: AlertPolicy) -> AlertPolicy {
    var policy = base
    if entry.scalar == "off" {
      policy.isOn = false
      return policy
    }
    policy.isOn = true
    return Self.settings(of: rule).read(entry) { fields in
      if !rule.settings.contains(.colours) { policy.severity = fields[Self.severity] ?? policy.severity }
      policy.pendingFor = fields[Self.pendingFor] ?? policy.pendingFor
      policy.keepFiringFor = fields[Self.keepFiringFor] ?? policy.keepFiringFor
      for setting in rule.settings { read(setting, from: fields, into: &policy) }
      return policy
    }
  }

  private func read(_ setting: Alert.Rule.Setting, from fields: Fields, into policy: inout AlertPolicy) {
    switch setting {
    case .colours:
      policy.severity = fields[Self.red] ?? policy.severity
      if let amber = fields[Self.amber] {
        policy.amberSeverity = amber.scalar == "off" ? nil : amber.choice("severity", Alert.Severity.self)
      }
    case .byPercent: policy.percent = fields[Self.byPercent] ?? policy.percent
    case .abovePercent: policy.percent = fields[Self.abovePercent] ?? policy.percent
    case .monthsRunning: policy.monthsRunning = fields[Self.monthsRunning] ?? policy.monthsRunning
    }
  }
}
