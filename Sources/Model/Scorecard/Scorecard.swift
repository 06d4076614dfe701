/// Everything one run publishes about one day. Encodes to the dashboard's feed at full precision, and back, so that
/// a later run can carry lines over.
package struct Scorecard: Sendable, Codable {
  /// Of the feed's shape: grows by one when something is taken away or changes its meaning, never for an addition.
  package static let formatVersion = 1

  package var version = Scorecard.formatVersion
  package var plan: String
  package var area: String
  package var planStart: Day
  package var asOf: Day
  package var run: String
  package var lines: [ScorecardLine]
  package var series: [SeriesPoint]
  package var breakdowns: [BreakdownPoint]
  package var alerts: [Alert]
  package var quality: [SourceQuality]
  /// One a figure whose definition wants one, in the scorecard's order.
  package var charts: [ControlChart]
  /// The plan's areas of weakness, in its order.
  package var areasOfWeakness: [AreaOfWeakness] = []
  /// The plan's actions, risks and qualitative indicators as they stand; empty where the plan has none.
  package var actions: [ActionStatus] = []
  package var risks: [RiskStatus] = []
  package var indicators: [IndicatorStatus] = []
  /// What else was found out as far as the day, with its source; oldest first.
  package var evidence: [QualitativeReport] = []
  /// Who holds an office, by job title.
  package var people: [String: String] = [:]
  /// What the plan's first page says; nil where the definitions leave it out.
  package var header: PlanHeader?
  /// The organisation of each office, by job title.
  package var offices: [String: String] = [:]
  /// Who is owed a report on the plan; empty where nobody is.
  package var governance: [GovernanceBoard] = []
  /// Whether the plan itself names the owners of KPIs; nil in feeds from before that was said.
  package var kpiOwners: OwnerSource?

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

  /// What stands on the card beside a line, on its day, in the definition's order: also without a value.
  package func besideOnCard(_ line: ScorecardLine) -> [SeriesPoint] {
    let names = line.onCard ?? []
    guard !names.isEmpty else { return [] }
    let points = series.filter { $0.id == line.id && $0.asOf == line.asOf && names.contains($0.measure) }
    return names.compactMap { name in points.first { $0.measure == name } }
  }

  /// A job title with its organisation as the plan prints it, and the name of who holds it where the area gives one:
  /// `Head of SEND, Somerset Council (A. Name)`.
  /// In brief without the organisation, where there is little room.
  package func named(_ title: String, isBrief: Bool = false) -> String {
    title + (isBrief ? "" : offices[title].map { ", \($0)" } ?? "") + (people[title].map { " (\($0))" } ?? "")
  }
}
