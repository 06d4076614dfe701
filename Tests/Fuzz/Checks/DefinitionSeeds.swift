internal import Definitions

/// A small plan with its sources and a KPI that use most of the language: where mutation begins.
package enum DefinitionSeeds {
  package static let texts = [
    "plan.yml": """
    plan: A plan
    area: An area
    start: 2023-04-01
    checkpoints:
      3 months: 2023-06-30
      12 months: 2024-03-31
    areas_of_weakness: {1: First}
    actions: {1.1: Do it}
    alerts: {data_owner: Data, repeat_after: 2, worsened: {by_percent: 5}, restated: off}

    """,
    "schools.yml": """
    source: schools
    title: Schools
    key: [urn]
    register_of: school
    columns:
      urn: {type: identifier, domain: school}
      phase: {type: category}
      roll: {type: number, at_least: 0}

    """,
    "exclusions.yml": """
    source: exclusions
    title: Exclusions
    files: [exclusions, census]
    key: [id, day]
    dated_by: day
    later_version: end
    reject_limit: {percent: 2.5, at_least: 5}
    sense_checks: {off: [gaps], quiet_months: [8], stale_after_days: 150}
    due_day: 5
    alerts: {rejects_high: {above_percent: 3, pending_for: 1}, source_refused: off}
    layout: {delimiter: semicolon, title_lines: any, end_lines: [Total]}
    rows: {status: [K, E]}
    columns:
      id: {type: identifier, domain: exclusion}
      urn: {type: identifier, domain: school, required: yes, headings: [URN, {text: DfE number, until: 2019-08-31}]}
      day: {type: day, required: yes, formats: [yyyy-mm-dd, dd/mm/yyyy], not_before: 2000-01-01}
      end: {type: day, not_before_column: day, filled_later: yes, not_before: none}
      status: {type: code, codes: {N: [None], K: [SEN Support, {text: A, until: 2014-08-31}], E: {from: 2014-09-01}}}
      sessions: {type: number, at_least: 1, at_most: 90, suppressed: [c, low], from: 2020-09-01}
      note: {type: text}

    """,
    "kpi.yml": """
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

    """,
  ]
  package static let words = [
    "&a ", "*a", "<<: *a", "- ", ": ", "{", "}", "[", "]", "\"", "'", "|\n", ">-\n", "\t", "\n  ", "\r\n", "#", "? ", "!!int ",
    "%YAML 1.1\n",
    "---\n", "...\n", "~", "null", "yes", "010", "1e400", "9223372036854775807", "-9223372036854775808", "nan", "2023-02-29",
    "9999-12-31",
    "\u{FEFF}", "\u{85}", "\u{2028}", "é", "🙂", "\u{0}", "none", "any", "rolling 12 months", "percent", "share", "sum", "median",
    "K",
  ]

  static func file(_ name: String) -> DefinitionFile { DefinitionFile(path: name, text: texts[name] ?? "") }

  /// Whether the seeds are definitions without a mistake: mutation then begins where it should.
  package static func areFine() -> Bool {
    (try? DefinitionLoader.load(
      plan: file("plan.yml"), sources: [file("schools.yml"), file("exclusions.yml")], kpis: [file("kpi.yml")])) != nil
  }
}
