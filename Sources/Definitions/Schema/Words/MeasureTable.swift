internal import Model

extension WordTable {
  /// How rows become a number.
  static let measures = WordTable(
    heading: "Kinds of measure",
    sentence: "A measure of rows also needs `source`, `day` and `window`. A key in brackets can be left out.",
    columns: ["kind", "what it gives", "its keys", "unit", "example"],
    rows: MeasureDefinition.Kind.allCases.map { kind in
      ["`\(kind.rawValue)`", kind.gives, ownKeys(of: kind), "`\(kind.unitOfExample)`", "`\(kind.example)`"]
    })

  private static func ownKeys(of kind: MeasureDefinition.Kind) -> String {
    let ofRows = RuleReader.keys.map(\.name)
    let keys = MeasureReader.keys.kinds?.all.first { $0.kind == kind.rawValue }?.keys ?? []
    return keys.filter { !ofRows.contains($0.name) }.map { $0.need == .required ? "`\($0.name)`" : "(`\($0.name)`)" }
      .joined(separator: ", ")
  }
}

extension MeasureDefinition.Kind {
  /// What a measure of the kind gives, in a few words.
  fileprivate var gives: String {
    switch self {
    case .count: "the rows that count"
    case .distinct: "the different children, schools or others in them"
    case .sum: "a column added up, or several"
    case .proportion: "the percentage of rows, or of those in `of`, that passes; or one column's sum as a percentage of another's"
    case .latest: "a percentage over the latest row of each school or other"
    case .repeats: "those with more than one row, or their further rows"
    case .duration: "the time from one date to another"
    case .coverage: "the percentage of a population that another source shows as reached"
    case .stages: "the stages reached, out of a list"
    case .statistic: "a statistic of numbers: of rows, or of one number for each school or other"
    case .ratio: "one measure divided by another"
    case .difference: "one measure less another"
    case .total: "several measures added up"
    }
  }

  /// The unit of its example.
  fileprivate var unitOfExample: String {
    switch self {
    case .count: "exclusions"
    case .distinct, .repeats: "children"
    case .sum, .total: "pupils"
    case .proportion, .latest, .coverage: "percent"
    case .duration: "weeks"
    case .stages: "stages"
    case .statistic: "days"
    case .ratio: "per 10,000 pupils"
    case .difference: "suspensions"
    }
  }

  /// A measure of the kind, as YAML, over the Somerset plan's sources.
  fileprivate var example: String {
    let schools = "source: schools, day: open_date, blank_day: always, window: at the day"
    let suspensions = "source: suspensions, day: start_date, window: rolling 12 months"
    return switch self {
    case .count: "{kind: count, source: exclusions, day: start_date, window: rolling 12 months}"
    case .distinct: "{kind: distinct, of: pupil_id, \(suspensions)}"
    case .sum: "{kind: sum, column: headcount, \(schools)}"
    case .proportion: "{kind: proportion, numerator: {sen_status: [K, E]}, \(suspensions)}"
    case .latest:
      "{kind: latest, per: person_id, numerator: {in_education: yes}, source: targeted_support, day: review_date, window: to date}"
    case .repeats: "{kind: repeats, of: pupil_id, count: entities, at_least: 3, \(suspensions)}"
    case .duration:
      "{kind: duration, from: referral_date, to: triage_date, statistic: median, source: waiting_times, day: triage_date, window: rolling 12 months}"
    case .coverage:
      "{kind: coverage, of: school_urn, reached: {source: training, of: school_urn, day: attended_date, window: to date}, \(schools)}"
    case .stages:
      "{kind: stages, column: stage, stages: [purchased, completed], source: milestones, day: achieved_date, window: to date}"
    case .statistic: "{kind: statistic, column: sessions, statistic: percentile 90, hidden: left out, \(suspensions)}"
    case .ratio: "{kind: ratio, per: 10000, of: {kind: count, \(suspensions)}, to: {kind: sum, column: headcount, \(schools)}}"
    case .difference: "{kind: difference, of: {kind: count}, less: {kind: count, where: {sen_status: N}}, \(suspensions)}"
    case .total:
      "{kind: total, of: [{kind: sum, column: headcount, where: {phase: Primary}}, {kind: sum, column: headcount, where: {phase: Secondary}}], \(schools)}"
    }
  }
}
