internal import Model

/// Reads what is looked for in a source beyond the rules for its rows.
enum SenseRuleReader {
  private static let off = Key(
    "off", .list(of: .choice("sense check", SenseRules.Check.self)), .optional, "The checks that are left out.",
    example: "[gaps, seasons]")
  private static let quietMonths = Key(
    "quiet_months", .list(of: .wholeNumber(in: 1...12)), .optional, "The months in which few rows are no surprise.",
    example: "[8]")
  private static let staleAfterDays = Key(
    "stale_after_days", .wholeNumber(in: 0...100_000), .optional(default: "\(SenseRules().staleAfterDays)"),
    "After how many days the export is out of date.", example: "150")
  static let keys = KeySet("sense checks", "What is looked for in an export's rows.", [off, quietMonths, staleAfterDays])

  /// Reads `off`, or `{off: [gaps, seasons], quiet_months: [8], stale_after_days: 150}`.
  static func rules(_ entry: Entry) -> SenseRules {
    if entry.scalar == "off" { return SenseRules(checks: []) }
    return keys.read(entry) { fields in
      var rules = SenseRules()
      rules.checks.subtract(fields[off] ?? [])
      rules.quietMonths.formUnion(fields[quietMonths] ?? [])
      rules.staleAfterDays = fields[staleAfterDays] ?? rules.staleAfterDays
      return rules
    }
  }
}
