internal import Model

/// Grain: a target-bearing figure. The checkpoints 3, 6 and 12 months have columns of their own; a plan with others finds
/// its targets in `targets.csv`.
let scorecardTable = TidyTable<ScorecardLine>(
  name: "scorecard.csv",
  columns: [
    ("kpi", { .text($0.id.kpi) }), ("part", { .text($0.id.part) }), ("title", { .text($0.title) }),
    ("as_of", { .text($0.asOf) }), ("period_start", { .text($0.periodStart) }), ("period_end", { .text($0.periodEnd) }),
    ("value", { .number($0.value) }), ("unit", { .text($0.unit) }),
    ("numerator", { .number($0.numerator) }), ("denominator", { .number($0.denominator) }),
    ("better", { .text($0.better.rawValue) }),
    ("baseline", { .number($0.baseline?.value) }), ("baseline_date", { .text($0.baseline?.date) }),
    ("expected", { .number($0.expected) }),
    ("target_3m", { .number(target("3 months", of: $0)) }), ("target_6m", { .number(target("6 months", of: $0)) }),
    ("target_12m", { .number(target("12 months", of: $0)) }),
    ("rag", { .text($0.rag?.rawValue) }),
    ("previous", { .number($0.previous) }), ("change", { .number($0.change) }),
    ("direction", { .text($0.direction?.rawValue) }),
    ("status", { .text($0.status.rawValue) }), ("note", { .text($0.publishedNote) }),
    ("reason", { .text($0.publishedReason?.rawValue) }),
    ("direction_from_baseline", { .text($0.directionFromBaseline?.rawValue) }), ("short_title", { .text($0.shortTitle) }),
    ("area_of_weakness", { .text($0.areaOfWeakness) }),
    ("owner", { .text($0.owner) }), ("baseline_qualifier", { .text($0.baseline?.qualifier) }),
    ("baseline_measured", { .text($0.baseline.map { $0.measured ? "yes" : "no" }) }), ("run", { .text($0.run) }),
  ])

private func target(_ checkpoint: String, of line: ScorecardLine) -> Double? {
  line.targets.first { $0.checkpoint == checkpoint }?.target
}

/// Grain: target-bearing figure × checkpoint that has a target. `met` is empty before the checkpoint.
let targetsTable = TidyTable<(line: ScorecardLine, target: TargetReading)>(
  name: "targets.csv",
  columns: [
    ("kpi", { .text($0.line.id.kpi) }), ("part", { .text($0.line.id.part) }),
    ("checkpoint", { .text($0.target.checkpoint) }), ("date", { .text($0.target.date) }),
    ("target", { .number($0.target.target) }), ("value", { .number($0.target.value) }),
    ("met", { .text($0.target.met.map { $0 ? "yes" : "no" }) }), ("printed", { .text($0.target.printed) }),
  ])
