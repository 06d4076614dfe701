internal import Model

/// Reads the cohort of a coverage: which members of its population some rates choose.
struct CohortReader {
  let sources: SourceCatalogue
  /// The source of the population, and its column that names the members.
  let population: SourceDefinition
  let member: String

  static let choose = Key(
    "choose", CohortChoiceReader.form, .required,
    "Which members a rate chooses: the highest or the lowest of them, those from a percentile up, or those within limits.",
    example: "top quarter")
  static let rates = Key(
    "rates", .entry(.list(of: .mapping("rate"))), .required,
    "The rates that choose; a member that one of them chooses is in the cohort.",
    example: "[{source: suspensions, of: school_urn, day: start_date, window: rolling 12 months}]")
  static let per = Key(
    "per", .name(of: "a column of whole numbers of the population"), .optional,
    "The size that rates are per 100 of, for those that count rows and do not say it themselves.", example: "headcount")
  static let asAt = Key(
    "as_at", .day, .optional(default: "the figure's own day"),
    "The day as on which the cohort is chosen, whatever the figure's day: its population, sizes and rates are those of this day.",
    example: "2023-03-31")
  static let within = Key(
    "within", .name(of: "a column with a code or a category, or that of a register"), .optional(default: "the whole population"),
    "Whose own members a percentile or a rank is of: those of each category.", example: "school.phase")
  static let column = Key(
    "column", .name(of: "a column of numbers"), .optional(default: "the rows are counted"),
    "A published number that is added up for each member. A member without one has no rate.", example: "absence_rate")
  static let ratePer = Key(
    "per", .name(of: "a column of whole numbers of the population, or `none`"), .optional(default: "the cohort's `per`"),
    "The size that this rate is per 100 of; `none` compares the numbers themselves, as a `column` without `per` does.",
    example: "headcount")
  static let rateKeys = KeySet(
    "rate", "A number for each member of a population, by which members are chosen.", MembersReader.keys.keys + [column, ratePer])
  static let keys = KeySet(
    "cohort", "Members of a population that any of several rates chooses.", [choose, rates, per, asAt, within])

  /// `isNew` says that the cohort has its present name; under its old one it always was the top quarter.
  func cohort(_ entry: Entry, isNew: Bool = true) -> Cohort? {
    Self.keys.read(entry) { fields in
      let choice = isNew || fields.has(Self.choose) ? fields[Self.choose] : .fromPercentile(75)
      let per = fields[Self.per].flatMap { population.column(named: $0, .wholeNumber) }
      let asAt = fields[Self.asAt]
      let withinEntry = fields[Self.within]
      let within = withinEntry.flatMap { DimensionReader(sources: sources).dimension($0, of: population, isCoverage: false) }
      if case .limited = choice {
        withinEntry?.report(
          .unknownKey, "'within' changes nothing here: a limit is the same for every category", hint: "remove 'within'")
      }
      guard let ratesEntry = fields[Self.rates] else { return nil }
      let entries = ratesEntry.items()
      if entries.isEmpty { ratesEntry.report(.wrongValue, "'rates' is empty: give it at least one rate") }
      let rates = entries.compactMap { rate($0, per: per, isMissing: !fields.has(Self.per)) }
      guard let choice, rates.count == entries.count else { return nil }
      return Cohort(choice, rates: rates, asAt: asAt, within: within)
    }
  }

  /// `per` is the cohort's own; `isMissing` says that it has none.
  private func rate(_ entry: Entry, per: String?, isMissing: Bool) -> Cohort.Rate? {
    Self.rateKeys.read(entry) { fields in
      let (columnEntry, perEntry) = (fields[Self.column], fields[Self.ratePer])
      guard let (rule, source, entity) = MembersReader(sources: sources, population: population, member: member).members(fields)
      else { return nil }
      let isWithoutSize = perEntry?.isPlain == true && perEntry?.scalar == "none"
      let own = isWithoutSize ? nil : perEntry.flatMap { population.column(named: $0, .wholeNumber) }
      guard let columnEntry else {
        if perEntry == nil, isMissing {
          entry.report(
            .missingKey, "'per' is missing: a rate that counts rows is per 100 of a column of \(population.name)",
            hint: "write per: none to compare the numbers of rows")
        }
        return Cohort.Rate(rule: rule, entity: entity, per: isWithoutSize ? nil : own ?? per)
      }
      guard let column = source.column(named: columnEntry, .number), let scale = source.column(column)?.kind.scale else {
        return nil
      }
      return Cohort.Rate(rule: rule, entity: entity, number: .column(column, scale: scale), per: own)
    }
  }
}
