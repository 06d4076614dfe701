internal import Model

/// With what was first published for each point.
let seriesCSV = TidyTable<SeriesPoint>(
  name: "series.csv", grain: "A figure or a related figure on a date", key: ["kpi", "part", "measure", "as_of"],
  reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: TidyColumn.figure + TidyColumn.answer + [
    .init("first_published", .number, "Value first published for the date, in the unit of the figure") {
      .measure($0.firstPublished, in: $0.unit)
    },
    .init("first_published_on", .day, "Date of that run") { .day($0.firstPublishedOn) },
    .init("restated", .yesOrNo, "Whether the value has been revised since it was first published") { .yesOrNo($0.restated) },
    .init("restated_by", .text, "Run that revised it") { .text($0.restatedBy) },
    .init("expected", .number, "Target so far: value planned by that date, in the unit of the figure") {
      .measure($0.expected, in: $0.unit)
    },
    .init("status", .oneOf(FigureStatus.names), "provisional where the data was out of date or incomplete on that date") {
      .text(($0.status ?? ($0.value == nil ? .notComputed : .computed)).rawValue)
    },
    .hidden,
  ])

let breakdownsCSV = TidyTable<BreakdownPoint>(
  name: "breakdowns.csv", grain: "A figure on a date for one category of a breakdown",
  key: ["kpi", "part", "measure", "as_of", "dimension", "category"],
  reference: .init(columns: ["kpi", "part"], table: "scorecard.csv"),
  columns: TidyColumn.figure + [
    .init("dimension", .text, "Breakdown, such as phase or reason") { .text($0.dimension) },
    .init("category", .text, "Category as in the data; unknown where the data is blank") { .text($0.category) },
  ] + TidyColumn.answer + [
    .init("label", .text, "Meaning of the category's code") { .text($0.label) },
    .hidden,
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
  var hidden: Int? { get }
}

extension SeriesPoint: FigurePoint {}
extension BreakdownPoint: FigurePoint {}

extension TidyColumn where Row: FigurePoint {
  /// Which figure a row is about, and for which day.
  fileprivate static var figure: [TidyColumn] {
    [
      .init("kpi", .text, "Number of the KPI in the plan") { .text($0.id.kpi) },
      .init("part", .text, "Part: a or b; empty where the KPI has one figure") { .text($0.id.part) },
      .init("measure", .text, "value for the figure itself, or the name of a related figure") { .text($0.measure) },
      .init("as_of", .day, "Date of the value") { .day($0.asOf) },
    ]
  }

  /// How much of what its definition adds up nobody may see.
  fileprivate static var hidden: TidyColumn {
    .init("hidden", .number, "Suppressed or blank numbers that the value leaves out; empty where it leaves out none") {
      .number($0.hidden.map(Double.init))
    }
  }

  /// Its value, and what that was worked out from.
  fileprivate static var answer: [TidyColumn] {
    [
      .init("value", .number, "Value in the unit of the figure; empty where it could not be calculated") {
        .measure($0.value, in: $0.unit)
      },
      .init("unit", .text, "Unit: percent, weeks, months, days, or what is counted") { .text($0.unit) },
      .init("numerator", .number, "Numerator") { .number($0.numerator) },
      .init("denominator", .number, "Denominator") { .number($0.denominator) },
    ]
  }
}
