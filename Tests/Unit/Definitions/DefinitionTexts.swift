import Definitions
import Model

/// The smallest set of definitions that has everything a mistake can be made in.
enum DefinitionTexts {
  static let plan = """
    plan: A plan
    area: An area
    start: 2023-04-01
    checkpoints:
      3 months: 2023-06-30
      12 months: 2024-03-31
    areas_of_weakness: {1: First}
    actions: {1.1: Do it}

    """

  static let schools = """
    source: schools
    title: Schools
    key: [urn]
    register_of: school
    columns:
      urn: {type: identifier, domain: school}
      phase: {type: category}
      roll: {type: number, at_least: 0}

    """

  static let exclusions = """
    source: exclusions
    title: Exclusions
    key: [id]
    columns:
      id: {type: identifier, domain: exclusion}
      urn: {type: identifier, domain: school, required: yes, headings: [URN]}
      day: {type: day, required: yes}
      end: {type: day, not_before_column: day}
      status: {type: code, codes: {N: [None], K: [SEN Support], E: []}}
      note: {type: text}

    """

  static let kpi = """
    kpi: 7
    title: Exclusions
    area_of_weakness: 1
    actions: [1.1]
    owner: Somebody
    unit: exclusions
    better: lower
    measure:
      kind: count
      source: exclusions
      day: day
      window: rolling 12 months
      where: {status: [K, E]}
    baseline: {value: 128, date: 2023-02-28}
    targets: {3 months: 121.6, 12 months: 96}
    breakdowns: [status, school.phase]
    examples:
      - name: one
        exports:
          exclusions: "id,urn,day,end,status,note"
        expect:
          2023-02-28: {value: 0, breakdown.status.K: 0}

    """

  static func load(
    plan: String = plan, schools: String = schools, exclusions: String = exclusions, kpis: [String] = [kpi],
    settings: [String] = []
  ) throws(DefinitionErrors) -> DefinitionSet {
    try DefinitionLoader.load(
      plan: DefinitionFile(path: "plan.yml", text: plan),
      sources: [DefinitionFile(path: "schools.yml", text: schools), DefinitionFile(path: "exclusions.yml", text: exclusions)],
      kpis: kpis.enumerated().map { DefinitionFile(path: "kpi-\($0).yml", text: $1) }, settings: settings)
  }
}
