internal import Model

/// Reads what share of a population another source shows as reached: `kind: coverage`.
struct CoverageReader {
  static let of = Key.entity(.required, "The key of the population's source: whom it is about.")
  static let reached = Key(
    "reached", .mapping("rows of another source"), .required, "The rows of another source that show who was reached.",
    example: "{source: training, of: school_urn, day: attended_date, window: to date}")
  static let topQuartile = Key(
    "top_quartile", .mapping("top quartile"), .optional(default: "the whole population"),
    "Asks about the members at or above the 75th percentile of any of several rates.", example: "{per: headcount, rates: []}")
  static let keys: [any DeclaredKey] = [of, reached, topQuartile]

  let sources: SourceCatalogue

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (ofEntry, source) = (rows.fields[Self.of], rows.source)
    let of = ofEntry.flatMap { source.column(named: $0, .entity) }
    if let of, source.key.map({ source.columns[$0].name }) != [of] {
      ofEntry?.report(
        .wrongColumnKind, "a coverage measure counts each row of \(source.name) once: 'of' must be its key, and '\(of)' is not")
    }
    let reached = rows.fields[Self.reached].flatMap(entities)
    let quartile = rows.fields[Self.topQuartile].flatMap { topQuartile($0, source) }
    guard let of, let reached else { return nil }
    return .coverage(rows.rule, of: of, topQuartile: quartile, reached: reached.rule, by: reached.entity)
  }

  private func topQuartile(_ entry: Entry, _ source: SourceDefinition) -> TopQuartile? {
    Fields.read(entry) { fields in
      let per = fields.required("per").flatMap { source.column(named: $0, .wholeNumber) }
      let rates = fields.required("rates")?.items().compactMap(entities)
      guard let per, let rates else { return nil }
      return TopQuartile(per: per, rates: rates.map { TopQuartile.Rate(rule: $0.rule, entity: $0.entity) })
    }
  }

  /// Reads whom the rows of another source are about.
  private func entities(_ entry: Entry) -> (rule: RowRule, entity: String)? {
    Fields.read(entry) { fields in
      let of = fields.required("of")
      guard let (rule, source) = RuleReader(sources: sources).rule(fields) else { return nil }
      if rule.window == .latest {
        fields.optional("window")?.report(
          .wrongValue, "'latest day' cannot be used here", hint: "choose from: at the day, to date, rolling 12 months")
      }
      guard let entity = of.flatMap({ source.column(named: $0, .entity) })
      else { return nil }
      return (rule, entity)
    }
  }
}
