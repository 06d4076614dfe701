internal import Model

/// Reads a statistic of the time from one day to another: `kind: duration`.
struct DurationReader {
  static let from = Key(
    "from", .name(of: "a column of days"), .required, "The date from which the time is counted.", example: "referral_date")
  static let to = Key(
    "to", .name(of: "a column of days"), .optional(default: "the figure's own day"),
    "The date up to which it is counted. Where it is blank on the figure's day, the time goes up to that day; `where: {triage_date: "
      + "present}` leaves such rows out.",
    example: "triage_date")
  static let statistic = Key(
    "statistic", .entry(.either([.words(["median", "mean", "longest"]), StatisticShape.percentile, .mapping("share over")])),
    .required, "The number that is made of the times; a share is a percentage.", example: "median")
  static let keys: [any DeclaredKey] = [from, to, statistic]

  static let shareOver = Key(
    "share_over", .days, .required, "The percentage of rows that took longer than this; a month has 30.4375 days here.",
    example: "13 weeks")
  static let share = KeySet("share over", "The percentage of rows that took longer than a time.", [shareOver])

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (statistic, to) = (rows.fields[Self.statistic].flatMap(statistic), rows.fields[Self.to])
    guard let from = rows.column(Self.from, .day), let statistic else { return nil }
    return .duration(rows.rule, from: from, to: to.flatMap { rows.source.column(named: $0, .day) }, statistic)
  }

  /// Reads `median`, `percentile 90` …, or `{share_over: 13 weeks}`, which is a percentage.
  private func statistic(_ entry: Entry) -> DurationStatistic? {
    if entry.isMapping {
      return Self.share.read(entry) { $0[Self.shareOver].map { .shareOver(days: $0) } }
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
}
