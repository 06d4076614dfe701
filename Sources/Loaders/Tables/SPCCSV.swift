internal import Model

/// Causes that hold at once are separated by semicolons, the one that is shown first.
let spcCSV = TidyTable<(chart: ControlChart, point: ControlPoint)>(
  name: "spc.csv", grain: "A point of a figure's XmR chart: a month, a month-end or a census day", key: ["kpi", "part", "as_of"],
  reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: [
    .init("kpi", .text, "The KPI's number in the plan") { .text($0.chart.id.kpi) },
    .init("part", .text, "a, b, or empty where the KPI has one figure") { .text($0.chart.id.part) },
    .init("basis", .oneOf(ControlChart.Basis.names), "What a point stands for") { .text($0.chart.basis.rawValue) },
    .init("as_of", .day, "The month's last day, or the census day") { .day($0.point.asOf) },
    .init("value", .number, "Of that month or day alone, in its unit") { .measure($0.point.value, in: $0.chart.unit) },
    .init("unit", .text, "percent, weeks, months, days, or what is counted") { .text($0.chart.unit) },
    .init("numerator", .number, "What was counted") { .number($0.point.numerator) },
    .init("denominator", .number, "Out of how many") { .number($0.point.denominator) },
    .init("mean", .number, "The centre line, in its unit") { .measure($0.point.mean, in: $0.chart.unit) },
    .init("lower_limit", .number, "In its unit; may be below 0") { .measure($0.point.lower, in: $0.chart.unit) },
    .init("upper_limit", .number, "In its unit") { .measure($0.point.upper, in: $0.chart.unit) },
    .init("target", .number, "As it can be said of one point, in its unit") { .measure($0.chart.target, in: $0.chart.unit) },
    .init("variation", .oneOf(ControlChart.Variation.names), "Noise, or more") { .text($0.point.variation?.rawValue) },
    .init("special_causes", .text, "outside, trend, two_of_three, shift; all that hold") {
      .text($0.point.causes.map(\.rawValue).joined(separator: "; "))
    },
    .init("rules", .oneOf(ControlRules.names), "The set of rules by its name") { .text($0.chart.rules.rawValue) },
  ])
