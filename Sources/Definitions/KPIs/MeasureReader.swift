internal import Model

/// Reads a measure: its kind, the rows it counts, and the parts that its kind needs.
struct MeasureReader {
  let sources: SourceCatalogue

  typealias Kind = MeasureDefinition.Kind

  /// The kind and source of a measure, also where the rest of it cannot be read.
  func outline(_ entry: Entry) -> (kind: Kind?, source: SourceDefinition?) {
    guard entry.isMapping else { return (nil, nil) }
    let pairs = entry.pairs()
    func scalar(_ key: String) -> String? { pairs.first { $0.key.scalar == key }?.value.scalar }
    return (scalar("kind").flatMap(Kind.init), scalar("source").flatMap(sources.source(named:)))
  }

  func measure(_ entry: Entry) -> MeasureDefinition? {
    Fields.read(entry) { fields in
      let kind = fields.required("kind")?.choice("measure", Kind.self)
      let found = RuleReader(sources: sources).rule(fields)
      guard let kind, let (rule, source) = found else {
        // Nothing else can be checked; the parts are not to be called unknown.
        for key in Self.parts { _ = fields.optional(key) }
        return nil
      }
      if kind == .sum || (kind == .proportion && fields.optional("denominator") != nil), !rule.stops.isEmpty {
        fields.optional("stops")?.report(.unknownKey, "a measure that adds up a column cannot have stops")
      }
      return measure(kind, rule, source, fields)
    }
  }

  private static let parts = [
    "of", "column", "numerator", "denominator", "per", "count", "from", "to", "statistic", "reached", "cohort", "top_quartile",
    "stages",
  ]

  private func measure(
    _ kind: Kind, _ rule: RowRule, _ source: SourceDefinition, _ fields: Fields
  ) -> MeasureDefinition? {
    func column(_ key: String, _ wanted: SourceDefinition.Wanted) -> String? {
      fields.required(key).flatMap { source.column(named: $0, wanted) }
    }
    switch kind {
    case .count: return .count(rule)
    case .distinct: return column("of", .entity).map { .distinct(rule, of: $0) }
    case .sum: return column("column", .number).map { .sum(rule, column: $0) }
    case .proportion: return proportion(rule, source, fields)
    case .latest:
      let per = column("per", .entity)
      let (whole, part) = (fields.optional("denominator"), fields.required("numerator"))
      let filters = FilterReader(source: source)
      guard let per, let part else { return nil }
      return .latest(
        rule, per: per, denominator: whole.map(filters.filter) ?? Filter(), numerator: filters.filter(part))
    case .repeats:
      let statistic = fields.required("count")?.choice("what repeats count", RepeatStatistic.self)
      guard let of = column("of", .entity), let statistic else { return nil }
      return .repeats(rule, of: of, statistic)
    case .duration:
      let statistic = fields.required("statistic").flatMap(statistic)
      let to = fields.optional("to")
      guard let from = column("from", .day), let statistic else { return nil }
      return .duration(rule, from: from, to: to.flatMap { source.column(named: $0, .day) }, statistic)
    case .coverage: return coverage(rule, source, fields)
    case .stages:
      let stagesEntry = fields.required("stages")
      let stages = stagesEntry?.texts()
      if let stages, stages.isEmpty || Set(stages.map { $0.lowercased() }).count < stages.count {
        stagesEntry?.report(.duplicateName, "give at least one stage, and each only once")
      }
      guard let column = column("column", .entity), let stages else { return nil }
      return .stages(rule, column: column, stages: stages)
    }
  }

  /// Reads a proportion of rows or of entities, by a filter, or of two columns' sums, by their names.
  private func proportion(_ rule: RowRule, _ source: SourceDefinition, _ fields: Fields) -> MeasureDefinition? {
    let (of, whole) = (fields.optional("of"), fields.optional("denominator"))
    guard let part = fields.required("numerator") else { return nil }
    if part.isMapping {
      if let whole {
        whole.report(
          .unknownKey, "this proportion needs no denominator: it counts the rows of 'where'", hint: "remove 'denominator'")
      }
      let entity = of.flatMap { source.column(named: $0, .entity) }
      return .proportion(rule, numerator: FilterReader(source: source).filter(part), of: entity)
    }
    guard let whole else {
      fields.entry.report(.missingKey, "'denominator' is missing: name the column whose sum is the whole")
      return nil
    }
    guard let numerator = source.column(named: part, .number), let denominator = source.column(named: whole, .number) else {
      return nil
    }
    return .proportionOfSums(rule, numerator: numerator, denominator: denominator)
  }

  /// Reads `median`, `percentile 90` …, or `{share_over: 13 weeks}`, which is a percentage.
  private func statistic(_ entry: Entry) -> DurationStatistic? {
    if entry.isMapping {
      return Fields.read(entry) { $0.required("share_over").flatMap(limit).map { .shareOver(days: $0) } }
    }
    guard let text = entry.text() else { return nil }
    switch text {
    case "median": return .percentile(50)
    case "longest": return .longest
    case "mean": return .mean
    default:
      if text.hasPrefix("percentile "), let percent = Double(text.dropFirst(11)), (0...100).contains(percent) {
        return .percentile(percent)
      }
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

  private func coverage(_ rule: RowRule, _ source: SourceDefinition, _ fields: Fields) -> MeasureDefinition? {
    let ofEntry = fields.required("of")
    let of = ofEntry.flatMap { source.column(named: $0, .entity) }
    if let of, source.key.map({ source.columns[$0].name }) != [of] {
      ofEntry?.report(
        .wrongColumnKind, "a coverage measure counts each row of \(source.name) once: 'of' must be its key, and '\(of)' is not")
    }
    let (reachedEntry, cohortEntry) = (fields.required("reached"), fields.optional("cohort", formerly: "top_quartile"))
    guard let of else { return nil }
    let members = MembersReader(sources: sources, population: source, member: of)
    let reached = reachedEntry.flatMap { MembersReader.keys.read($0, members.members) }
    let reader = CohortReader(sources: sources, population: source, member: of)
    let cohort = cohortEntry.flatMap { reader.cohort($0, isNew: $0.name == "cohort") }
    guard let reached, cohortEntry == nil || cohort != nil else { return nil }
    return .coverage(rule, of: of, cohort: cohort, reached: reached.rule, by: reached.entity)
  }
}
