package import Model

/// What a person should know about one scorecard: rules over its lines and its sources. No memory yet.
package struct AlertRules: Sendable {
  private let rejectsHighPercent: Double

  package init(_ plan: PlanDefinition) { rejectsHighPercent = plan.rejectsHighPercent }

  package func alerts(about line: ScorecardLine) -> [Alert] {
    [offTrajectory(line), targetMissed(line), notComputed(line)].compactMap(\.self)
  }

  package func alerts(about quality: SourceQuality, asOf day: Day) -> [Alert] {
    if quality.status == .refused {
      return [
        Alert(
          rule: .sourceRefused, subject: quality.source, severity: .critical, asOf: day,
          message: "The export \(quality.source) was refused: \(quality.note)")
      ]
    }
    let share = quality.read == 0 ? 0 : 100 * Double(quality.rejected) / Double(quality.read)
    guard share > rejectsHighPercent else { return [] }
    return [
      Alert(
        rule: .rejectsHigh, subject: quality.source, severity: .warning, asOf: day, value: share,
        threshold: rejectsHighPercent,
        message: "\(quality.rejected) of \(quality.read) rows of the export \(quality.source) could not be used; see rejects.csv")
    ]
  }

  private func offTrajectory(_ line: ScorecardLine) -> Alert? {
    guard let rag = line.rag, rag != .green, let value = line.value, let expected = line.expected else { return nil }
    let unit = Unit(line.unit)
    let limit = line.better == .lower ? "or fewer" : "or more"
    return Alert(
      rule: .offTrajectory, figure: line.id, severity: rag == .red ? .critical : .warning, asOf: line.asOf, value: value,
      threshold: expected,
      message: "KPI \(line.id), \(line.shortTitle): \(unit.text(value)) at \(line.asOf.inWords), expected \(unit.text(expected)) "
        + "\(unit.isCounted ? limit : line.better == .lower ? "or less" : "or more") by now; \(rag.rawValue). Owner: \(line.owner)."
    )
  }

  /// The latest checkpoint that has passed.
  private func targetMissed(_ line: ScorecardLine) -> Alert? {
    guard let target = line.targets.last(where: { $0.date <= line.asOf }), target.met == false, let value = target.value
    else { return nil }
    let unit = Unit(line.unit)
    return Alert(
      rule: .targetMissed, figure: line.id, severity: .warning, asOf: line.asOf, value: value, threshold: target.target,
      message: "KPI \(line.id), \(line.shortTitle): missed its target of \(unit.text(target.target)) at \(target.checkpoint) "
        + "(\(unit.text(value)) at \(target.date.inWords)). Owner: \(line.owner).")
  }

  private func notComputed(_ line: ScorecardLine) -> Alert? {
    guard line.reason?.isDataFault == true else { return nil }
    return Alert(
      rule: .notComputed, figure: line.id, severity: .critical, asOf: line.asOf,
      message: "KPI \(line.id), \(line.shortTitle): \(line.note).")
  }
}
