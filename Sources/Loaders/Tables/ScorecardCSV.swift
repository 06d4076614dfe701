internal import Model

/// The checkpoints 3, 6 and 12 months have columns of their own; a plan with others finds its targets in `targets.csv`.
let scorecardCSV = TidyTable<ScorecardLine>(
  name: "scorecard.csv", grain: "A figure of the plan on the scorecard's date", key: ["kpi", "part"],
  columns: [
    .init("kpi", .text, "Number of the KPI in the plan") { .text($0.id.kpi) },
    .init("part", .text, "Part: a or b; empty where the KPI has one figure") { .text($0.id.part) },
    .init("title", .text, "Text printed in the plan") { .text($0.title) },
    .init("as_of", .day, "Date of the figure") { .day($0.asOf) },
    .init("period_start", .day, "First date counted; empty where there is no first date") { .day($0.periodStart) },
    .init("period_end", .day, "Last date counted") { .day($0.periodEnd) },
    .init("value", .number, "Value in the unit of the figure; empty where it could not be calculated") {
      .measure($0.value, in: $0.unit)
    },
    .init("unit", .text, "Unit: percent, weeks, months, days, or what is counted") { .text($0.unit) },
    .init("numerator", .number, "Numerator") { .number($0.numerator) },
    .init("denominator", .number, "Denominator") { .number($0.denominator) },
    .init("better", .oneOf(Better.names), "Which values are better") { .text($0.better.rawValue) },
    .init("baseline", .number, "Baseline, in the unit of the figure") { .measure($0.baseline?.value, in: $0.unit) },
    .init("baseline_date", .day, "Date of the baseline") { .day($0.baseline?.date) },
    .init("expected", .number, "Target so far: value planned by this date, in the unit of the figure") {
      .measure($0.expected, in: $0.unit)
    },
    .init("target_3m", .number, "Target at 3 months, in the unit of the figure") {
      .measure(target("3 months", of: $0), in: $0.unit)
    },
    .init("target_6m", .number, "Target at 6 months, in the unit of the figure") {
      .measure(target("6 months", of: $0), in: $0.unit)
    },
    .init("target_12m", .number, "Target at 12 months, in the unit of the figure") {
      .measure(target("12 months", of: $0), in: $0.unit)
    },
    .init("rag", .oneOf(RAG.names), "Comparison with the target so far") { .text($0.rag?.rawValue) },
    .init("previous", .number, "Value at the previous month-end, in the unit of the figure") {
      .measure($0.previous, in: $0.unit)
    },
    .init("change", .number, "Change since the previous month-end, in the unit of the figure") {
      .measure($0.change, in: $0.unit)
    },
    .init("direction", .oneOf(Direction.names), "Change since the date in compared_with") { .text($0.direction?.rawValue) },
    .init("status", .oneOf(FigureStatus.names), "Whether the figure could be calculated") { .text($0.status.rawValue) },
    .init("note", .text, "Note needed to read the figure") { .text($0.publishedNote) },
    .init("reason", .oneOf(Reason.names), "Code of the reason for the status") { .text($0.publishedReason?.rawValue) },
    .init("direction_from_baseline", .oneOf(Direction.names), "Change from the baseline") {
      .text($0.directionFromBaseline?.rawValue)
    },
    .init("short_title", .text, "Short title") { .text($0.shortTitle) },
    .init("area_of_weakness", .text, "Area of weakness in the plan") { .text($0.areaOfWeakness) },
    .init("owner", .text, "Owner, by job title") { .text($0.owner) },
    .init("baseline_qualifier", .text, "Sign printed before the baseline in the plan: <") { .text($0.baseline?.qualifier) },
    .init("baseline_measured", .yesOrNo, "Whether the baseline is calculated from the data instead of printed in the plan") {
      .yesOrNo($0.baseline.map(\.measured))
    },
    .init("run", .text, "Run that calculated it") { .text($0.run) },
    .init(
      "interval_lower", .number, "Lower end of the 95% confidence interval (Wilson), for a percentage based on fewer than 100"
    ) {
      .measure($0.interval?.lower, in: $0.unit)
    },
    .init(
      "interval_upper", .number, "Upper end of the 95% confidence interval (Wilson), for a percentage based on fewer than 100"
    ) {
      .measure($0.interval?.upper, in: $0.unit)
    },
    .init("variation", .oneOf(ControlChart.Variation.names), "Variation of the latest point of the control chart") {
      .text($0.variation?.rawValue)
    },
    .init("assurance", .oneOf(ControlChart.Assurance.names), "Whether the target will be met unless something changes") {
      .text($0.assurance?.rawValue)
    },
    .init("compared_with", .day, "Date that direction compares with") { .day($0.comparedWith) },
    .init("rag_since", .day, "Month-end from which it has had this colour") { .day($0.ragSince) },
    .init("monitoring_title", .text, "Wording in the plan's monitoring table") { .text($0.monitoringTitle) },
    .init("baseline_printed", .text, "Baseline as printed in the plan") { .text($0.card?.baseline) },
    .init("baseline_own", .number, "Value calculated from the data for the date of a printed baseline, in the unit of the figure")
    {
      .measure($0.baseline?.own, in: $0.unit)
    },
  ])

private func target(_ checkpoint: String, of line: ScorecardLine) -> Double? {
  line.targets.first { $0.checkpoint == checkpoint }?.target
}

/// `target`, `value` and `met` are empty where the plan prints words alone; `met` is empty before the checkpoint.
let targetsCSV = TidyTable<TargetRow>(
  name: "targets.csv", grain: "A figure's target at a checkpoint of the plan",
  key: ["kpi", "part", "checkpoint"], reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: [
    .init("kpi", .text, "Number of the KPI in the plan") { .text($0.line.id.kpi) },
    .init("part", .text, "Part: a or b; empty where the KPI has one figure") { .text($0.line.id.part) },
    .init("checkpoint", .text, "Name in the plan") { .text($0.printed.checkpoint) },
    .init("date", .day, "Date of the checkpoint") { .day($0.printed.date) },
    .init("target", .number, "Target in the unit of the figure; empty where the plan prints words only") {
      .measure($0.printed.target, in: $0.line.unit)
    },
    .init("value", .number, "Value on that date, in the unit of the figure") { .measure($0.target?.value, in: $0.line.unit) },
    .init("met", .yesOrNo, "Whether the target was met; empty before its date, and where the data does not reach back to it") {
      .yesOrNo($0.target?.met)
    },
    .init("printed", .text, "Text printed in the plan") { .text($0.printed.printed) },
    .init("footnote", .text, "Footnote on the printed text, for example that it is a misprint") { .text($0.printed.footnote) },
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
