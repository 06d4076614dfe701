internal import Model

/// Reads what share of a population another source shows as reached: `kind: coverage`.
struct CoverageReader {
  static let of = Key.entity(.required, "The key of the population's source: whom it is about.")
  static let reached = Key(
    "reached", .mapping(MembersReader.keys.name), .required, "The rows of another source that show who was reached.",
    example: "{source: training, of: school_urn, day: attended_date, window: to date}")
  static let cohort = Key(
    "cohort", .mapping(CohortReader.keys.name), .optional(default: "the whole population"),
    "Which members of the population are looked at.",
    example:
      "{choose: top quarter, per: headcount, rates: [{source: suspensions, of: school_urn, day: start_date, window: rolling 12 months}]}"
  )
  static let keys: [any DeclaredKey] = [of, reached, cohort]

  let sources: SourceCatalogue

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (ofEntry, source) = (rows.fields[Self.of], rows.source)
    let of = ofEntry.flatMap { source.column(named: $0, .entity) }
    if let of, source.key.map({ source.columns[$0].name }) != [of] {
      ofEntry?.report(
        .wrongColumnKind, "a coverage measure counts each row of \(source.name) once: 'of' must be its key, and '\(of)' is not")
    }
    let (reachedEntry, cohortEntry) = (
      rows.fields[Self.reached], rows.fields.optional(Self.cohort.name, formerly: "top_quartile")
    )
    guard let of else { return nil }
    let members = MembersReader(sources: sources, population: source, member: of)
    let reached = reachedEntry.flatMap { MembersReader.keys.read($0, members.members) }
    let reader = CohortReader(sources: sources, population: source, member: of)
    let cohort = cohortEntry.flatMap { reader.cohort($0, isNew: $0.name == "cohort") }
    guard let reached, cohortEntry == nil || cohort != nil else { return nil }
    return .coverage(rows.rule, of: of, cohort: cohort, reached: reached.rule, by: reached.entity)
  }
}
