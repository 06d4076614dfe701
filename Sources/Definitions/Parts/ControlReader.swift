internal import Model

/// Reads `spc:` of the plan or of a figure: `off`, or what differs from the policy that would otherwise apply.
struct ControlReader {
  static let shape = Shape.either([.words(["off"]), .mapping("control chart")])
  static let rules = Key(
    "rules", .choice("set of rules", ControlRules.self), .optional(default: ControlRules.plotTheDots.rawValue),
    "The set of rules by which limits are drawn and special causes are told.", example: "mdc-excel")
  static let rebase = Key(
    "rebase", .entry(.list(of: .mapping("rebase"))), .optional, "The days from which new limits are drawn.",
    example: "[{date: 2023-09-01, reason: a new recording system}]")
  static let keys = KeySet("control chart", "How XmR charts are drawn.", [rules, rebase])

  static let date = Key("date", .day, .required, "The first day of the new limits.", example: "2023-09-01")
  static let reason = Key(
    "reason", .text, .required, "Why they begin again: people read it on the chart, because new limits hide a change.",
    example: "a new recording system")
  static let rebaseKeys = KeySet("rebase", "A day from which new limits are drawn.", [date, reason])

  let base: ControlPolicy

  func policy(_ entry: Entry) -> ControlPolicy {
    var policy = base
    if entry.scalar == "off" {
      policy.isOn = false
      return policy
    }
    policy.isOn = true
    return Self.keys.read(entry) { fields in
      policy.rules = fields[Self.rules] ?? policy.rules
      policy.rebased = fields[Self.rebase].map { $0.items().compactMap(rebase) } ?? policy.rebased
      for (earlier, later) in zip(policy.rebased, policy.rebased.dropFirst()) where earlier.date >= later.date {
        entry.report(.datesOutOfOrder, "the rebase dates are not in order: \(later.date) comes after \(earlier.date)")
      }
      return policy
    }
  }

  private func rebase(_ entry: Entry) -> Rebase? {
    Self.rebaseKeys.read(entry) { fields in
      let (date, reason) = (fields[Self.date], fields[Self.reason])
      guard let date, let reason else { return nil }
      return Rebase(date: date, reason: reason)
    }
  }
}
