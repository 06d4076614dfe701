/// Everything that one run publishes about one day. It encodes to the dashboard's feed at full precision, and decodes again, so
/// that a later run can carry lines over.
///
/// ```swift
/// var scorecard = Scorecard(
///   plan: "Somerset SEND Accelerated Progress Plan", area: "Somerset", planStart: Day(iso: "2023-04-01")!,
///   asOf: Day(iso: "2024-03-31")!, run: "20240403T053000Z-7f3a", lines: lines)
/// scorecard.offices = ["Head of SEND": "Somerset Council"]
/// scorecard.named("Head of SEND")   // "Head of SEND, Somerset Council"
/// ```
///
/// **Shape**: lines, series, breakdowns, charts, alerts and sources each have a shape of their own.
package struct Scorecard: Sendable, Codable {
  /// The version of the feed's shape. It grows by one when something is taken away or changes its meaning, and not for an
  /// addition.
  package static let formatVersion = 1

  /// The version in which this feed was written.
  package var version = Scorecard.formatVersion
  /// The plan's title.
  package var plan: String
  /// The local area that the plan is for.
  package var area: String
  /// The plan's first day.
  package var planStart: Day
  /// The day that the scorecard is for.
  package var asOf: Day
  /// The name of the run that made it: `20240403T053000Z-7f3a`.
  package var run: String
  /// One line for each figure, in the plan's order.
  package var lines: [ScorecardLine]
  /// The figures, and those shown next to them, on each day of the series.
  package var series: [SeriesPoint]
  /// The same by category.
  package var breakdowns: [BreakdownPoint]
  /// The alerts that are open, and those that were resolved on this day.
  package var alerts: [Alert]
  /// What became of each source's rows, in the definitions' order.
  package var quality: [SourceQuality]
  /// One chart for each figure whose definition wants one, in the scorecard's order.
  package var charts: [ControlChart]
  /// The plan's areas of weakness, in its order.
  package var areasOfWeakness: [AreaOfWeakness] = []
  /// The plan's actions with their progress; empty where the plan has none.
  package var actions: [ActionStatus] = []
  /// The plan's risks with their scores; empty where the plan has none.
  package var risks: [RiskStatus] = []
  /// The plan's qualitative indicators with their reports; empty where the plan has none.
  package var indicators: [IndicatorStatus] = []
  /// What else was found out up to the day, oldest first.
  package var evidence: [QualitativeReport] = []
  /// The name of whoever holds an office, by job title; empty where the area gives no names.
  package var people: [String: String] = [:]
  /// What the plan's first page says; nil where the definitions leave it out.
  package var header: PlanHeader?
  /// The organisation of each office, by job title; empty where the plan prints none.
  package var offices: [String: String] = [:]
  /// The boards that are owed a report; empty where there are none.
  package var governance: [GovernanceBoard] = []
  /// Whether the plan itself names the owners of KPIs; nil in feeds from before that was said.
  package var kpiOwners: OwnerSource?

  /// A scorecard of these parts; the plan's own side (actions, risks, boards) is set later.
  package init(
    plan: String, area: String, planStart: Day, asOf: Day, run: String, lines: [ScorecardLine] = [],
    series: [SeriesPoint] = [], breakdowns: [BreakdownPoint] = [], alerts: [Alert] = [], quality: [SourceQuality] = [],
    charts: [ControlChart] = []
  ) {
    self.plan = plan
    self.area = area
    self.planStart = planStart
    self.asOf = asOf
    self.run = run
    self.lines = lines
    self.series = series
    self.breakdowns = breakdowns
    self.alerts = alerts
    self.quality = quality
    self.charts = charts
  }

  /// Reads a feed of this version. A key that was added within the version may be missing.
  ///
  /// **Throws**: `DecodingError` where a key is missing that every feed has, or a value has another shape.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    version = try values.decode(Int.self, forKey: .version)
    plan = try values.decode(String.self, forKey: .plan)
    area = try values.decode(String.self, forKey: .area)
    planStart = try values.decode(Day.self, forKey: .planStart)
    asOf = try values.decode(Day.self, forKey: .asOf)
    run = try values.decode(String.self, forKey: .run)
    lines = try values.decode([ScorecardLine].self, forKey: .lines)
    series = try values.decode([SeriesPoint].self, forKey: .series)
    breakdowns = try values.decode([BreakdownPoint].self, forKey: .breakdowns)
    alerts = try values.decode([Alert].self, forKey: .alerts)
    quality = try values.decode([SourceQuality].self, forKey: .quality)
    // Added since: a feed that was published before has none of them.
    charts = try values.decodeIfPresent([ControlChart].self, forKey: .charts) ?? []
    areasOfWeakness = try values.decodeIfPresent([AreaOfWeakness].self, forKey: .areasOfWeakness) ?? []
    actions = try values.decodeIfPresent([ActionStatus].self, forKey: .actions) ?? []
    risks = try values.decodeIfPresent([RiskStatus].self, forKey: .risks) ?? []
    indicators = try values.decodeIfPresent([IndicatorStatus].self, forKey: .indicators) ?? []
    evidence = try values.decodeIfPresent([QualitativeReport].self, forKey: .evidence) ?? []
    people = try values.decodeIfPresent([String: String].self, forKey: .people) ?? [:]
    header = try values.decodeIfPresent(PlanHeader.self, forKey: .header)
    offices = try values.decodeIfPresent([String: String].self, forKey: .offices) ?? [:]
    governance = try values.decodeIfPresent([GovernanceBoard].self, forKey: .governance) ?? []
    kpiOwners = try values.decodeIfPresent(OwnerSource.self, forKey: .kpiOwners)
  }

  /// What is worth checking in the exports: the one list that the terminal, the page, papers and `quality.csv` show.
  package var worthChecking: [(source: String, sentence: String)] {
    quality.flatMap { source in source.points.map { (source.source, $0) } }
  }

  /// What the card shows next to a line and its readings, on its day and in the definition's order, with or without a value.
  package func besideOnCard(_ line: ScorecardLine) -> [SeriesPoint] {
    let readings = (line.readings ?? []).map(\.name)
    let names = (line.onCard ?? []).filter { !readings.contains($0) }
    guard !names.isEmpty else { return [] }
    let points = series.filter { $0.id == line.id && $0.asOf == line.asOf && names.contains($0.measure) }
    return names.compactMap { name in points.first { $0.measure == name } }
  }

  /// A job title with its organisation as the plan prints it, and the name of whoever holds it where the area gives one:
  ///
  /// `Head of SEND, Somerset Council (A. Name)`
  ///
  /// In brief it is without the organisation, for places with little room.
  package func named(_ title: String, isBrief: Bool = false) -> String {
    title + (isBrief ? "" : offices[title].map { ", \($0)" } ?? "") + (people[title].map { " (\($0))" } ?? "")
  }
}
