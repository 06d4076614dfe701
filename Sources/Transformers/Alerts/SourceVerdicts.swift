package import Model

/// What the rules of alerts find about one export on a day. Pure.
package struct SourceVerdicts: Sendable {
  private let source: SourceDefinition
  private let owner: String
  private let asOf: Day
  private let today: Day

  /// `owner` is told of the alerts; `today` is the day of the run, by which the export may be due.
  package init(_ source: SourceDefinition, owner: String, asOf: Day, today: Day) {
    self.source = source
    self.owner = owner
    self.asOf = asOf
    self.today = today
  }

  /// One verdict for each rule that is on; all are unknown where `quality` is nil, because this run did not read the source.
  package func verdicts(_ quality: SourceQuality?) -> [Verdict] {
    [
      verdict(.sourceStale, quality, stale), verdict(.sourceShrunk, quality, shrunk), verdict(.sourceRefused, quality, refused),
      verdict(.rejectsHigh, quality, rejects),
    ]
    .compactMap(\.self)
  }

  private func verdict(
    _ rule: Alert.Rule, _ quality: SourceQuality?, _ outcome: (SourceQuality, AlertPolicy) -> Verdict.Outcome
  ) -> Verdict? {
    let policy = source.alerts[rule]
    guard policy.isOn else { return nil }
    return Verdict(
      AlertKey(rule, subject: source.name), owner: owner, policy: policy, quality.map { outcome($0, policy) } ?? .unknown)
  }

  private func firing(
    _ policy: AlertPolicy, value: Double? = nil, threshold: Double? = nil, _ fact: AlertFact.SourceFact
  ) -> Verdict.Outcome {
    .firing(
      Finding(
        severity: policy.severity, asOf: asOf, value: value, threshold: threshold,
        .source(AlertedSource(source, asOf: asOf), fact)))
  }

  /// Fires where the export is missing after the day on which it is due, or its newest row is older than it may be.
  private func stale(_ quality: SourceQuality, _ policy: AlertPolicy) -> Verdict.Outcome {
    let due = source.due(for: asOf)
    guard today >= due else { return .unknown }
    switch quality.status {
    case .refused: return .unknown
    case .missing: return firing(policy, .missing(due: due))
    case .delivered, .nilReturn:
      guard let newest = quality.newestByThen, source.isStale(newest: newest, asOf: asOf) else { return .clear }
      let allowed = source.senseRules.staleAfterDays
      return firing(
        policy, value: Double(asOf - newest), threshold: Double(allowed),
        .old(newest: newest, allowedDays: allowed))
    }
  }

  /// Fires where the export has fewer than half of the rows that it had before.
  private func shrunk(_ quality: SourceQuality, _ policy: AlertPolicy) -> Verdict.Outcome {
    guard quality.status == .delivered || quality.status == .nilReturn else { return .unknown }
    guard quality.isShrunk == true, let before = quality.rowsBefore else { return .clear }
    return firing(
      policy, value: Double(quality.accepted), threshold: Double(before) / 2,
      .shrunk(rows: quality.accepted, before: before))
  }

  private func refused(_ quality: SourceQuality, _ policy: AlertPolicy) -> Verdict.Outcome {
    switch quality.status {
    case .missing: return .unknown
    case .delivered, .nilReturn: return .clear
    case .refused:
      let why: Refusal? = if case .refused(let why) = quality.finding { why } else { nil }
      return firing(policy, .refused(why))
    }
  }

  private func rejects(_ quality: SourceQuality, _ policy: AlertPolicy) -> Verdict.Outcome {
    guard quality.status == .delivered || quality.status == .nilReturn else { return .unknown }
    let share = quality.read == 0 ? 0 : 100 * Double(quality.rejected) / Double(quality.read)
    guard share > policy.percent else { return .clear }
    return firing(
      policy, value: share, threshold: policy.percent,
      .rejectsHigh(rejected: quality.rejected, read: quality.read))
  }
}

extension SourceDefinition {
  /// The day on which the export for a day is due: its `due_day` of the month that follows, or that month's last.
  package func due(for day: Day) -> Day {
    let month = day.endOfMonth + 1
    return min(month + (dueDay - 1), month.endOfMonth)
  }
}
