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

  func policies(_ entry: Entry) -> AlertPolicies {
    Fields.read(entry) { fields in
      var policies = base
      if place == .plan {
        policies.dataOwner = fields.optional("data_owner")?.text() ?? policies.dataOwner
        policies.riskOwner = fields.optional("risk_owner")?.text()
        policies.findingOwner = fields.optional("finding_owner")?.text()
        policies.repeatAfter = fields.optional("repeat_after").flatMap(count) ?? policies.repeatAfter
      }
      for rule in Alert.Rule.allCases where place.holds(rule) {
        guard let value = fields.optional(rule.rawValue) else { continue }
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
    return Fields.read(entry) { fields in
      if !rule.settings.contains(.colours) {
        policy.severity = fields.optional("severity")?.choice("severity", Alert.Severity.self) ?? policy.severity
      }
      policy.pendingFor = fields.optional("pending_for").flatMap(count) ?? policy.pendingFor
      policy.keepFiringFor = fields.optional("keep_firing_for").flatMap(count) ?? policy.keepFiringFor
      for setting in rule.settings { read(setting, from: fields, into: &policy) }
      return policy
    }
  }

  private func read(_ setting: Alert.Rule.Setting, from fields: Fields, into policy: inout AlertPolicy) {
    switch setting {
    case .colours:
      policy.severity = fields.optional("red")?.choice("severity", Alert.Severity.self) ?? policy.severity
      if let amber = fields.optional("amber") {
        policy.amberSeverity = amber.scalar == "off" ? nil : amber.choice("severity", Alert.Severity.self)
      }
    case .byPercent: policy.percent = fields.optional("by_percent").flatMap(percent) ?? policy.percent
    case .abovePercent: policy.percent = fields.optional("above_percent").flatMap(percent) ?? policy.percent
    case .monthsRunning: policy.monthsRunning = fields.optional("months_running").flatMap(count) ?? policy.monthsRunning
    }
  }

  private func count(_ entry: Entry) -> Int? {
    guard let number = entry.wholeNumber() else { return nil }
    if (0...120).contains(number) { return number }
    entry.report(.wrongValue, "\(number) is not a possible number of month-ends", hint: "0 to 120")
    return nil
  }

  private func percent(_ entry: Entry) -> Double? {
    guard let percent = entry.number() else { return nil }
    if percent >= 0 { return percent }
    entry.report(.wrongValue, "a percentage cannot be below 0")
    return nil
  }
}
