internal import Model

/// Grain: a source that was asked for.
let qualityTable = TidyTable<SourceQuality>(
  name: "quality.csv",
  columns: [
    ("source", { .text($0.source) }), ("files", { .count($0.files.count) }), ("read", { .count($0.read) }),
    ("accepted", { .count($0.accepted) }), ("rejected", { .count($0.rejected) }),
    ("duplicates", { .count($0.duplicates) }), ("skipped", { .count($0.skipped) }), ("newest", { .text($0.newest) }),
    ("encoding", { .text($0.encoding) }), ("status", { .text($0.status.rawValue) }),
    ("note", { .text(([$0.note] + $0.warnings).filter { !$0.isEmpty }.joined(separator: "; ")) }),
  ])

/// Grain: a rejected row. Its place and the rule it broke, never what stood in it.
let rejectsTable = TidyTable<Reject>(
  name: "rejects.csv",
  columns: [
    ("source", { .text($0.source) }), ("file", { .text($0.file) }), ("line", { .count($0.line) }),
    ("column", { .text($0.column) }), ("rule", { .text($0.rule.rawValue) }), ("message", { .text($0.message) }),
  ])

/// Grain: an alert that is open, or was resolved at this day.
let alertsTable = TidyTable<Alert>(
  name: "alerts.csv",
  columns: [
    ("id", { .text($0.id) }), ("kpi", { .text($0.key.figure?.kpi) }), ("part", { .text($0.key.figure?.part) }),
    ("rule", { .text($0.key.rule.rawValue) }), ("severity", { .text($0.finding.severity.rawValue) }),
    ("state", { .text($0.state.rawValue) }), ("opened_on", { .text($0.openedOn) }), ("as_of", { .text($0.finding.asOf) }),
    ("value", { .number($0.finding.value) }), ("threshold", { .number($0.finding.threshold) }),
    ("message", { .text($0.finding.message) }), ("subject", { .text($0.key.subject) }), ("owner", { .text($0.owner) }),
    ("resolved_on", { .text($0.resolvedOn) }),
  ])
