package import Model
package import Platform

/// What exports report on the plan: on figures, actions, risks and indicators. Rows that match nothing in the plan, and texts
/// that may name somebody, become warnings about their source, which quote neither.
///
///     let reports = PlanReports(records, quality, of: definitions, asOf: day, today: clock.today, workers)
///     let latest = reports.commentary[figure.id]?.text
///     let progress = ActionProgress(reports.updates, planStart: definitions.plan.start, asOf: day)
package struct PlanReports: Sendable {
  /// The owners' newest commentary on each figure.
  package let commentary: OwnersCommentary
  /// The updates on actions and milestones, later ones included; nil where no such export was delivered, or it lacks a column
  /// without which a row says nothing. The same is true of the next two.
  package let updates: [ActionUpdate]?
  /// The rows of the risk register: the plan's own risks, and others up to a bound.
  package let risks: [RiskUpdate]?
  /// The reports on qualitative indicators, and the evidence.
  package let reports: [QualitativeReport]?
  /// The evidence that came in addition to the reports on indicators, for periods that end by the day, oldest first.
  package let evidence: [QualitativeReport]
  /// What is doubtful about the rows, by source, in the order in which it is shown.
  package let warnings: [(source: String, warning: NarrativeWarning)]

  /// `records` are those of the sources that were delivered, and `quality` says what became of them. `workers` look through the
  /// texts.
  package init(
    _ records: [String: NarrativeRecords], _ quality: [SourceQuality], of definitions: DefinitionSet, asOf day: Day, today: Day,
    _ workers: Workers
  ) {
    let plan = definitions.plan
    let delivered = Delivered(records, quality)
    let texts = NarrativeSource.allCases.map { source in
      let records = delivered[source] ?? []
      return workers.begin { Self.warnings(about: records) }
    }
    commentary = OwnersCommentary(delivered[.commentary] ?? [], figures: definitions.figures.map(\.figure.id), asOf: day)
    let actions = ActionNames(plan.actions)
    updates = delivered[.actionUpdates].map { $0.compactMap { ActionUpdate($0, actions) } }
    let named = delivered[.risks].map { $0.compactMap { RiskUpdate($0, plan) } }
    risks = named?.bounded(plan)
    reports = delivered[.qualitative].map { $0.compactMap { QualitativeReport($0, plan) } }
    evidence = (reports ?? []).filter { plan.hasPlace(for: $0) && $0.periodEnd <= day }.sorted {
      ($0.periodEnd, $0.areaOfWeakness, $0.reference) < ($1.periodEnd, $1.areaOfWeakness, $1.reference)
    }
    warnings =
      Self.doubts(plan, commentary, updates ?? [], risks ?? [], reports ?? [], today: today)
      + Self.leftOut(delivered[.risks] ?? [], named ?? [], risks ?? [])
      + zip(NarrativeSource.allCases, texts).flatMap { source, warnings in warnings.value.map { (source.rawValue, $0) } }
  }

  /// Warnings about rows that cannot be right, or match nothing in the plan.
  private static func doubts(
    _ plan: PlanDefinition, _ commentary: OwnersCommentary, _ updates: [ActionUpdate], _ risks: [RiskUpdate],
    _ reports: [QualitativeReport], today: Day
  ) -> [(source: String, warning: NarrativeWarning)] {
    let counts: [(NarrativeSource, Int, (Int) -> NarrativeWarning)] = [
      (.commentary, commentary.unknown, { .aboutNothing(rows: $0, .figure) }),
      (.actionUpdates, updates.count { !plan.has($0) }, { .aboutNothing(rows: $0, .action) }),
      (.qualitative, reports.count { !plan.has($0) && !plan.hasPlace(for: $0) }, { .aboutNothing(rows: $0, .indicator) }),
      (.actionUpdates, updates.count { $0.date > today }, { .afterToday(rows: $0) }),
      (.risks, risks.count { max($0.raised, $0.lastReviewed ?? $0.raised) > today }, { .afterToday(rows: $0) }),
      (.risks, risks.count { ($0.lastReviewed ?? $0.raised) < $0.raised }, { .reviewedBeforeRaised(rows: $0) }),
      (.risks, risks.count { ($0.after?.score ?? 0) > $0.before.score }, { .worseWithMitigation(rows: $0) }),
    ]
    return counts.filter { $0.1 > 0 }.map { ($0.0.rawValue, $0.2($0.1)) }
  }

  /// Warnings about risks that are not shown, because there are too many or their id is not plain.
  private static func leftOut(
    _ records: [NarrativeRecords.Record], _ named: [RiskUpdate], _ shown: [RiskUpdate]
  ) -> [(source: String, warning: NarrativeWarning)] {
    let (unshown, nameless) = (named.count - shown.count, records.count - named.count)
    return
      ((unshown > 0 ? [.tooManyRisks(rows: unshown, most: CategoryBound.categories)] : [])
      + (nameless > 0 ? [NarrativeWarning.noPlainRiskID(rows: nameless)] : [])).map { (NarrativeSource.risks.rawValue, $0) }
  }

  /// Warnings about texts that are cut, and texts that may name somebody.
  private static func warnings(about records: [NarrativeRecords.Record]) -> [NarrativeWarning] {
    let cut = records.reduce(0) { $0 + $1.cutTexts }
    return (cut > 0 ? [.tooLong(texts: cut, most: NarrativeRecords.longest)] : [])
      + PersonalText.warnings(in: records.flatMap(\.freeTexts))
  }
}

/// The records of each source that can be read.
private struct Delivered {
  let records: [String: NarrativeRecords]
  let quality: [SourceQuality]

  init(_ records: [String: NarrativeRecords], _ quality: [SourceQuality]) { (self.records, self.quality) = (records, quality) }

  /// The records of a source; nil where nothing was delivered, or a column is missing without which a row says nothing.
  subscript(source: NarrativeSource) -> [NarrativeRecords.Record]? {
    guard let records = records[source.rawValue] else { return nil }
    let missing = quality.first { $0.source == source.rawValue }?.missingColumns ?? []
    return missing.contains { NarrativeSource.neededColumns(of: records.source).contains($0.column) } ? nil : records.all
  }
}

extension PlanDefinition {
  fileprivate func has(_ update: ActionUpdate) -> Bool {
    guard let action = actions.first(where: { $0.id == update.action }) else { return false }
    return update.milestone.isEmpty || action.milestones.contains { $0.id == update.milestone }
  }

  /// Whether a report is evidence on an area of weakness, named `AE`, `AE 1` or `ae2`, for which the plan has a place.
  fileprivate func hasPlace(for report: QualitativeReport) -> Bool {
    guard let evidence, areasOfWeakness.contains(where: { $0.id == report.areaOfWeakness }) else { return false }
    let (name, prefix) = (PlanName.folded(report.reference), PlanName.folded(evidence))
    return !has(report) && name.hasPrefix(prefix) && name.dropFirst(prefix.count).allSatisfy(\.isNumber)
  }

  fileprivate func has(_ report: QualitativeReport) -> Bool {
    indicators.contains { $0.reference == report.reference && $0.areaOfWeakness == report.areaOfWeakness }
  }
}

extension ActionUpdate {
  fileprivate init?(_ record: NarrativeRecords.Record, _ actions: ActionNames) {
    guard let date = record.day("update_date") else { return nil }
    let (action, milestone) = actions.named(record.text("action"), record.text("milestone"))
    self.init(
      action: action, milestone: milestone, date: date, rag: ProgressRAG(rawValue: record.text("rag")), note: record.text("note"))
  }
}

extension [RiskUpdate] {
  /// The plan's own risks, and at most as many others as there may be categories of an open vocabulary.
  fileprivate func bounded(_ plan: PlanDefinition) -> [RiskUpdate] {
    let own = Set(plan.risks.map(\.id))
    var others: Set<String> = []
    return filter { update in
      if own.contains(update.id) || others.contains(update.id) { return true }
      return others.count < CategoryBound.categories && others.insert(update.id).inserted
    }
  }
}

extension RiskUpdate {
  /// `r1` names R1.
  fileprivate init?(_ record: NarrativeRecords.Record, _ plan: PlanDefinition) {
    let named = record.text("risk_id").filter { $0 != " " }
    let id = plan.risks.first { PlanName.isSame($0.id, named) }?.id ?? named
    guard PlanName.isPlain(id), let raised = record.day("raised_date"),
      let before = RiskScore(likelihood: record.text("likelihood"), impact: record.text("impact"))
    else {
      return nil
    }
    self.init(
      id: id, raised: raised, risk: record.text("risk"), before: before,
      mitigation: record.text("mitigation"),
      after: RiskScore(likelihood: record.text("residual_likelihood"), impact: record.text("residual_impact")),
      progress: record.text("progress"),
      lastReviewed: record.day("last_reviewed"))
  }
}

extension QualitativeReport {
  /// `QI1` and `qi 1` name QI 1.
  fileprivate init?(_ record: NarrativeRecords.Record, _ plan: PlanDefinition) {
    guard let end = record.day("period_end") else { return nil }
    let (reference, area) = (record.text("reference"), record.text("area"))
    let indicator = plan.indicators.first {
      PlanName.isSame($0.reference, reference) && PlanName.isSame($0.areaOfWeakness, area)
    }
    self.init(
      reference: indicator?.reference ?? reference, areaOfWeakness: indicator?.areaOfWeakness ?? area,
      periodEnd: end, summary: record.text("summary"), actionsTaken: record.text("actions_taken"), source: record.text("source"))
  }
}
