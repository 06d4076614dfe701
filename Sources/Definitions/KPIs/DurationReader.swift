internal import Model

/// Reads a statistic of the time from one day to another: `kind: duration`.
struct DurationReader {
  static let from = Key(
    "from", .name(of: "a column of days"), .required, "The date from which the time is counted.", example: "referral_date")
  static let to = Key(
    "to", .name(of: "a column of days"), .optional(default: "the figure's own day"), "The date up to which it is counted.",
    example: "triage_date")
  static let statistic = Key(
    "statistic", .entry(.either([.words(["median", "mean", "longest"]), StatisticShape.percentile, .mapping("share over")])),
    .required, "The number that is made of the times; a share is a percentage.", example: "median")
  static let keys: [any DeclaredKey] = [from, to, statistic]

  static let shareOver = Key(
    "share_over", .entry(.form("a length of time", pattern: "[0-9]+(\\.[0-9]+)? (day|week|month)s?", examples: ["13 weeks"])),
    .required, "The percentage of rows that took longer than this.", example: "13 weeks")
  static let share = KeySet("share over", "The percentage of rows that took longer than a time.", [shareOver])

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (statistic, to) = (rows.fields[Self.statistic].flatMap(statistic), rows.fields[Self.to])
    guard let from = rows.column(Self.from, .day), let statistic else { return nil }
    return .duration(rows.rule, from: from, to: to.flatMap { rows.source.column(named: $0, .day) }, statistic)
  }

  /// Reads `median`, `percentile 90` …, or `{share_over: 13 weeks}`, which is a percentage.
  private func statistic(_ entry: Entry) -> DurationStatistic? {
    if entry.isMapping {
      return Self.share.read(entry) { $0[Self.shareOver].flatMap(limit).map { .shareOver(days: $0) } }
    }
    guard let text = entry.text() else { return nil }
    switch text {
    case "median": return .percentile(50)
    case "longest": return .longest
    case "mean": return .mean
    default:
      if let percent = StatisticShape.percent(text) { return .percentile(percent) }
      let known = ["median", "mean", "longest", "percentile 90", "{share_over: 13 weeks}"]
      entry.report(.unknownName, "statistic '\(text)' is not known", hint: NearestName.hint(for: text, among: known))
      return nil
    }
  }

  /// Reads a time in days: `13 weeks`, `6 months`, `20 days`.
  private func limit(_ entry: Entry) -> Double? {
    guard let text = entry.text() else { return nil }
    let words = text.split(separator: " ")
    let noun = words.last.map { $0.hasSuffix("s") ? String($0) : "\($0)s" } ?? ""
    guard words.count == 2, let count = Double(words[0]), (0...10_000).contains(count), let days = Unit(noun).days else {
      entry.report(.wrongValue, "'\(text)' is not a length of time", hint: "write it as 13 weeks, 6 months or 20 days")
      return nil
    }
    return count * days
  }
}
