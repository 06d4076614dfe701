internal import Model

/// With what was first published for each point.
let seriesCSV = TidyTable<SeriesPoint>(
  name: "series.csv", grain: "A figure, or one shown beside it, on a day", key: ["kpi", "part", "measure", "as_of"],
  reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: TidyColumn.figure + TidyColumn.answer + [
    .init("first_published", .number, "The first value ever published for the day, in its unit") {
      .measure($0.firstPublished, in: $0.unit)
    },
    .init("first_published_on", .day, "The day of that run") { .day($0.firstPublishedOn) },
    .init("restated", .yesOrNo, "It is no longer the value first published") { .yesOrNo($0.restated) },
    .init("restated_by", .text, "The run since which it is another") { .text($0.restatedBy) },
    .init("expected", .number, "Where the figure should be on the day, in its unit") { .measure($0.expected, in: $0.unit) },
    .init("status", .oneOf(FigureStatus.names), "provisional where an export is older than it should be on the day") {
      .text(($0.status ?? ($0.value == nil ? .notComputed : .computed)).rawValue)
    },
  ])

let breakdownsCSV = TidyTable<BreakdownPoint>(
  name: "breakdowns.csv", grain: "A figure on a day for one category of a dimension",
  key: ["kpi", "part", "measure", "as_of", "dimension", "category"],
  reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: TidyColumn.figure + [
    .init("dimension", .text, "What it is broken down by") { .text($0.dimension) },
    .init("category", .text, "As the exports have it, or a code; unknown where it is blank") { .text($0.category) },
  ] + TidyColumn.answer + [
    .init("label", .text, "What the category's code stands for") { .text($0.label) }
  ])

/// A figure, or one shown next to it, on a day.
private protocol FigurePoint: Sendable {
  var id: FigureID { get }
  var measure: String { get }
  var asOf: Day { get }
  var value: Double? { get }
  var unit: String { get }
  var numerator: Double? { get }
  var denominator: Double? { get }
}

extension SeriesPoint: FigurePoint {}
extension BreakdownPoint: FigurePoint {}

extension TidyColumn where Row: FigurePoint {
  /// Which figure a row is about, and for which day.
  fileprivate static var figure: [TidyColumn] {
    [
      .init("kpi", .text, "The KPI's number in the plan") { .text($0.id.kpi) },
      .init("part", .text, "a, b, or empty where the KPI has one figure") { .text($0.id.part) },
      .init("measure", .text, "value for the figure itself, else the name of what is shown beside it") { .text($0.measure) },
      .init("as_of", .day, "The day that the value is for") { .day($0.asOf) },
    ]
  }

  /// Its value, and what that was worked out from.
  fileprivate static var answer: [TidyColumn] {
    [
      .init("value", .number, "In its unit; empty where it was not computed") { .measure($0.value, in: $0.unit) },
      .init("unit", .text, "percent, weeks, months, days, or what is counted") { .text($0.unit) },
      .init("numerator", .number, "What was counted") { .number($0.numerator) },
      .init("denominator", .number, "Out of how many") { .number($0.denominator) },
    ]
  }
}
