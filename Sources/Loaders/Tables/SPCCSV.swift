internal import Model

/// Causes that hold at once are separated by semicolons, the one that is shown first.
let spcCSV = TidyTable<(chart: ControlChart, point: ControlPoint)>(
  name: "spc.csv", grain: "A point of a figure's control chart (XmR): a month, a month-end or a census day",
  key: ["kpi", "part", "as_of"],
  reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: [
    .init("kpi", .text, "Number of the KPI in the plan") { .text($0.chart.id.kpi) },
    .init("part", .text, "Part: a or b; empty where the KPI has one figure") { .text($0.chart.id.part) },
    .init("basis", .oneOf(ControlChart.Basis.names), "What each point is") { .text($0.chart.basis.rawValue) },
    .init("as_of", .day, "Last day of the month, or the census day") { .day($0.point.asOf) },
    .init("value", .number, "Value of that month or day only, in the unit of the figure") {
      .measure($0.point.value, in: $0.chart.unit)
    },
    .init("unit", .text, "Unit: percent, weeks, months, days, or what is counted") { .text($0.chart.unit) },
    .init("numerator", .number, "Numerator") { .number($0.point.numerator) },
    .init("denominator", .number, "Denominator") { .number($0.point.denominator) },
    .init("mean", .number, "Average (centre line), in the unit of the figure") { .measure($0.point.mean, in: $0.chart.unit) },
    .init("lower_limit", .number, "Lower limit in the unit of the figure; can be below 0") {
      .measure($0.point.lower, in: $0.chart.unit)
    },
    .init("upper_limit", .number, "Upper limit in the unit of the figure") { .measure($0.point.upper, in: $0.chart.unit) },
    .init(
      "target", .number,
      "The target for one point, in the unit of the figure; empty where the target cannot be given for one point"
    ) { .measure($0.chart.target, in: $0.chart.unit) },
    .init("variation", .oneOf(ControlChart.Variation.names), "Kind of variation: common cause is within normal variation") {
      .text($0.point.variation?.rawValue)
    },
    .init("special_causes", .text, "Rules that the point breaks: outside, trend, two_of_three, shift") {
      .text($0.point.causes.map(\.rawValue).joined(separator: "; "))
    },
    .init("rules", .oneOf(ControlRules.names), "Name of the set of rules") { .text($0.chart.rules.rawValue) },
  ])
