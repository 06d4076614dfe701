internal import Extractors
internal import Model
internal import Platform
internal import Transformers

/// What was reported in words: of figures, actions, risks, findings. What is about nothing in the plan, and what may name somebody,
/// becomes a warning of its source; neither is quoted.
struct PlanWords {
  let commentary: OwnersWords
  /// Nil where no such export was delivered.
  let updates: [ActionUpdate]?
  let risks: [RiskUpdate]?
  let reports: [QualitativeReport]?
  /// What came beside the indicators as far as the day, oldest first.
  let evidence: [QualitativeReport]

  /// `reading` gets the warnings.
  init(_ reading: inout AllExtractions, of definitions: DefinitionSet, asOf day: Day, today: Day, _ workers: Workers) {
    let plan = definitions.plan
    let texts = WordSource.allCases.map { source in
      let records = reading.records(source) ?? []
      return workers.begin { Self.warnings(about: records) }
    }
    commentary = OwnersWords(
      reading.records(.commentary) ?? [], figures: definitions.figures.map(\.figure.id), asOf: day)
    let actions = ActionNames(plan.actions)
    updates = reading.records(.actionUpdates).map { $0.compactMap { ActionUpdate($0, actions) } }
    let named = reading.records(.risks).map { $0.compactMap { RiskUpdate($0, plan) } }
    risks = named?.bounded(plan)
    reports = reading.records(.qualitative).map { $0.compactMap { QualitativeReport($0, plan) } }
    evidence = (reports ?? []).filter { plan.hasPlace(for: $0) && $0.periodEnd <= day }.sorted {
      ($0.periodEnd, $0.areaOfWeakness, $0.reference) < ($1.periodEnd, $1.areaOfWeakness, $1.reference)
    }
    func nowhere(_ what: String) -> String { "about \(what) that the plan does not have" }
    let doubtful: [(WordSource, Int, String)] = [
      (.commentary, commentary.unknown, nowhere("a KPI or part")),
      (.actionUpdates, (updates ?? []).count { !plan.has($0) }, nowhere("an action or milestone")),
      (.qualitative, (reports ?? []).count { !plan.has($0) && !plan.hasPlace(for: $0) }, nowhere("an indicator")),
      (.actionUpdates, (updates ?? []).count { $0.date > today }, "dated after today"),
      (.risks, (risks ?? []).count { max($0.raised, $0.lastReviewed ?? $0.raised) > today }, "dated after today"),
      (.risks, (risks ?? []).count { ($0.lastReviewed ?? $0.raised) < $0.raised }, "reviewed before it was raised"),
      (.risks, (risks ?? []).count { ($0.after?.score ?? 0) > $0.before.score }, "scored higher with what is done than without"),
    ]
    for (source, count, what) in doubtful where count > 0 {
      reading.warn("\(count == 1 ? "1 row is" : "\(count) rows are") \(what)", about: source.rawValue)
    }
    let unshown = (named?.count ?? 0) - (risks?.count ?? 0)
    if unshown > 0 {
      reading.warn(
        "\(unshown == 1 ? "1 row is" : "\(unshown) rows are") about more risks than the plan's and \(CategoryBound.categories) others: "
          + "they are left out", about: WordSource.risks.rawValue)
    }
    let nameless = (reading.records(.risks)?.count ?? 0) - (named?.count ?? 0)
    if nameless > 0 {
      reading.warn(
        "\(nameless == 1 ? "1 row has" : "\(nameless) rows have") no plain risk_id (at most 16 letters, digits, points and hyphens)",
        about: WordSource.risks.rawValue)
    }
    for (source, warnings) in zip(WordSource.allCases, texts) {
      for warning in warnings.value { reading.warn(warning, about: source.rawValue) }
    }
  }

  /// Texts that are cut, and texts that may name somebody.
  private static func warnings(about records: [SourceRecords.Record]) -> [String] {
    let cut = records.reduce(0) { $0 + $1.cutTexts }
    let sentence =
      "\(cut == 1 ? "1 text is" : "\(cut) texts are") longer than \(SourceRecords.longest) characters: the rest is left out"
    return (cut > 0 ? [sentence] : []) + PersonalText.warnings(in: records.flatMap(\.freeTexts))
  }
}

extension AllExtractions {
  /// Nil where nothing was delivered, or a column is not there without which a row tells nothing.
  fileprivate func records(_ source: WordSource) -> [SourceRecords.Record]? {
    guard let records = records[source.rawValue] else { return nil }
    let missing = quality.first { $0.source == source.rawValue }?.missingColumns ?? []
    return missing.contains { WordSource.neededColumns(of: records.source).contains($0.column) } ? nil : records.all
  }
}

extension PlanDefinition {
  fileprivate func has(_ update: ActionUpdate) -> Bool {
    guard let action = actions.first(where: { $0.id == update.action }) else { return false }
    return update.milestone.isEmpty || action.milestones.contains { $0.id == update.milestone }
  }

  /// `AE`, `AE 1`, `ae2`: evidence of an area of weakness, where the plan has a place for it.
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
  fileprivate init?(_ record: SourceRecords.Record, _ actions: ActionNames) {
    guard let date = record.day("update_date") else { return nil }
    let (action, milestone) = actions.named(record.text("action"), record.text("milestone"))
    self.init(
      action: action, milestone: milestone, date: date, rag: ProgressRAG(rawValue: record.text("rag")), note: record.text("note"))
  }
}

extension [RiskUpdate] {
  /// The plan's own risks, and so many others as categories that nobody lists.
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
  fileprivate init?(_ record: SourceRecords.Record, _ plan: PlanDefinition) {
    let named = record.text("risk_id").filter { $0 != " " }
    let id = plan.risks.first { PlanName.isSame($0.id, named) }?.id ?? named
    guard PlanName.isPlain(id), let raised = record.day("raised_date"), let before = record.score("likelihood", "impact") else {
      return nil
    }
    self.init(
      id: id, raised: raised, risk: record.text("risk"), before: before,
      mitigation: record.text("mitigation"),
      after: record.score("residual_likelihood", "residual_impact"), progress: record.text("progress"),
      lastReviewed: record.day("last_reviewed"))
  }
}

extension QualitativeReport {
  /// `QI1` and `qi 1` name QI 1.
  fileprivate init?(_ record: SourceRecords.Record, _ plan: PlanDefinition) {
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

extension SourceRecords.Record {
  fileprivate func score(_ likelihood: String, _ impact: String) -> RiskScore? {
    guard let likelihood = RiskScore.Level(rawValue: text(likelihood)), let impact = RiskScore.Level(rawValue: text(impact))
    else {
      return nil
    }
    return RiskScore(likelihood: likelihood, impact: impact)
  }
}
