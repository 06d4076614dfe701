internal import Model

/// Reads `spc:` of the plan or of a figure: `off`, or what differs from the policy that would otherwise apply.
struct ControlReader {
  let base: ControlPolicy

  func policy(_ entry: Entry) -> ControlPolicy {
    var policy = base
    if entry.scalar == "off" {
      policy.isOn = false
      return policy
    }
    policy.isOn = true
    return Fields.read(entry) { fields in
      policy.rules = fields.optional("rules")?.choice("set of rules", ControlRules.self) ?? policy.rules
      policy.rebased = fields.optional("rebase").map { $0.items().compactMap(rebase) } ?? policy.rebased
      for (earlier, later) in zip(policy.rebased, policy.rebased.dropFirst()) where earlier.date >= later.date {
        entry.report(.datesOutOfOrder, "the rebase dates are not in order: \(later.date) comes after \(earlier.date)")
      }
      return policy
    }
  }

  /// Reads `{date: 2023-09-01, reason: a new recording system}`. A reason is needed, because limits that begin again hide a
  /// change.
  private func rebase(_ entry: Entry) -> Rebase? {
    Fields.read(entry) { fields in
      let date = fields.required("date")?.day()
      let reason = fields.required("reason")?.text()
      guard let date, let reason else { return nil }
      return Rebase(date: date, reason: reason)
    }
  }
}
