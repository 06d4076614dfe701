internal import Model

/// The checkpoints 3, 6 and 12 months have columns of their own; a plan with others finds its targets in `targets.csv`.
let scorecardCSV = TidyTable<ScorecardLine>(
  name: "scorecard.csv", grain: "A target-bearing figure of the plan as at the day", key: ["kpi", "part"],
  columns: [
    .init("kpi", .text, "The KPI's number in the plan") { .text($0.id.kpi) },
    .init("part", .text, "a, b, or empty where the KPI has one figure") { .text($0.id.part) },
    .init("title", .text, "As the plan prints it") { .text($0.title) },
    .init("as_of", .day, "The day that the figure is for") { .day($0.asOf) },
    .init("period_start", .day, "First day that counts; empty where everything before counts") { .day($0.periodStart) },
    .init("period_end", .day, "Last day that counts") { .day($0.periodEnd) },
    .init("value", .number, "The figure, in its unit; empty where it was not computed") { .measure($0.value, in: $0.unit) },
    .init("unit", .text, "percent, weeks, months, days, or what is counted") { .text($0.unit) },
    .init("numerator", .number, "What was counted") { .number($0.numerator) },
    .init("denominator", .number, "Out of how many") { .number($0.denominator) },
    .init("better", .oneOf(Better.names), "Which way is better") { .text($0.better.rawValue) },
    .init("baseline", .number, "Where it began, in its unit") { .measure($0.baseline?.value, in: $0.unit) },
    .init("baseline_date", .day, "The day of the baseline") { .day($0.baseline?.date) },
    .init("expected", .number, "Where it should be by now, in its unit") { .measure($0.expected, in: $0.unit) },
    .init("target_3m", .number, "Target at 3 months, in its unit") { .measure(target("3 months", of: $0), in: $0.unit) },
    .init("target_6m", .number, "Target at 6 months, in its unit") { .measure(target("6 months", of: $0), in: $0.unit) },
    .init("target_12m", .number, "Target at 12 months, in its unit") { .measure(target("12 months", of: $0), in: $0.unit) },
    .init("rag", .oneOf(RAG.names), "Against what is expected by now") { .text($0.rag?.rawValue) },
    .init("previous", .number, "At the previous month-end, in its unit") { .measure($0.previous, in: $0.unit) },
    .init("change", .number, "Since the previous month-end, in its unit") { .measure($0.change, in: $0.unit) },
    .init("direction", .oneOf(Direction.names), "Against the day in compared_with") { .text($0.direction?.rawValue) },
    .init("status", .oneOf(FigureStatus.names), "Whether there is a figure") { .text($0.status.rawValue) },
    .init("note", .text, "What must be known to read it") { .text($0.publishedNote) },
    .init("reason", .oneOf(Reason.names), "The code of the state behind it") { .text($0.publishedReason?.rawValue) },
    .init("direction_from_baseline", .oneOf(Direction.names), "Against the baseline") {
      .text($0.directionFromBaseline?.rawValue)
    },
    .init("short_title", .text, "A few words") { .text($0.shortTitle) },
    .init("area_of_weakness", .text, "Its area of weakness in the plan") { .text($0.areaOfWeakness) },
    .init("owner", .text, "Who answers for it") { .text($0.owner) },
    .init("baseline_qualifier", .text, "What the plan prints before the baseline: <") { .text($0.baseline?.qualifier) },
    .init("baseline_measured", .yesOrNo, "Measured from the exports, not printed in the plan") {
      .yesOrNo($0.baseline.map(\.measured))
    },
    .init("run", .text, "The run that computed it") { .text($0.run) },
    .init("interval_lower", .number, "Of a proportion of fewer than 100 cases: lower end of Wilson's 95 percent interval") {
      .measure($0.interval?.lower, in: $0.unit)
    },
    .init("interval_upper", .number, "Of a proportion of fewer than 100 cases: upper end of Wilson's 95 percent interval") {
      .measure($0.interval?.upper, in: $0.unit)
    },
    .init("variation", .oneOf(ControlChart.Variation.names), "What the XmR chart says of the latest month") {
      .text($0.variation?.rawValue)
    },
    .init("assurance", .oneOf(ControlChart.Assurance.names), "Whether the target will be met as things vary now") {
      .text($0.assurance?.rawValue)
    },
    .init("compared_with", .day, "The day that direction compares with") { .day($0.comparedWith) },
    .init("rag_since", .day, "The month-end since which it has this colour") { .day($0.ragSince) },
    .init("monitoring_title", .text, "As the plan's monitoring table words it") { .text($0.monitoringTitle) },
    .init("baseline_printed", .text, "The baseline in the plan's words") { .text($0.card?.baseline) },
    .init("baseline_own", .number, "What the exports give for the day of a printed baseline, in its unit") {
      .measure($0.baseline?.own, in: $0.unit)
    },
  ])

private func target(_ checkpoint: String, of line: ScorecardLine) -> Double? {
  line.targets.first { $0.checkpoint == checkpoint }?.target
}

/// `target`, `value` and `met` are empty where the plan prints words alone; `met` is empty before the checkpoint.
let targetsCSV = TidyTable<TargetRow>(
  name: "targets.csv", grain: "A target-bearing figure at a checkpoint for which the plan prints something",
  key: ["kpi", "part", "checkpoint"], reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: [
    .init("kpi", .text, "The KPI's number in the plan") { .text($0.line.id.kpi) },
    .init("part", .text, "a, b, or empty where the KPI has one figure") { .text($0.line.id.part) },
    .init("checkpoint", .text, "As the plan calls it") { .text($0.printed.checkpoint) },
    .init("date", .day, "The day of the checkpoint") { .day($0.printed.date) },
    .init("target", .number, "In the figure's unit; empty where the plan prints words alone") {
      .measure($0.printed.target, in: $0.line.unit)
    },
    .init("value", .number, "The figure on that day, in its unit") { .measure($0.target?.value, in: $0.line.unit) },
    .init("met", .yesOrNo, "Empty before the day") { .yesOrNo($0.target?.met) },
    .init("printed", .text, "What the plan prints") { .text($0.printed.printed) },
    .init("footnote", .text, "What must be known of the printed words: that they are a misprint") { .text($0.printed.footnote) },
  ])

/// A row of `targets.csv`.
struct TargetRow: Sendable {
  var line: ScorecardLine
  var printed: PrintedTarget
  /// Nil where the plan prints words alone.
  var target: TargetReading?
}

extension Scorecard {
  /// What the plan prints for each figure and checkpoint, and what became of it.
  var targetRows: [TargetRow] {
    lines.flatMap { line in
      line.cardTargets.map { printed in
        TargetRow(line: line, printed: printed, target: line.targets.first { $0.checkpoint == printed.checkpoint })
      }
    }
  }
}
