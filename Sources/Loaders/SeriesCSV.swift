internal import Model

/// Grain: figure (or also-shown figure) × day, with what was first published for it.
let seriesTable = TidyTable<SeriesPoint>(
  name: "series.csv",
  columns: [
    ("kpi", { .text($0.id.kpi) }), ("part", { .text($0.id.part) }), ("measure", { .text($0.measure) }),
    ("as_of", { .text($0.asOf) }), ("value", { .number($0.value) }), ("unit", { .text($0.unit) }),
    ("numerator", { .number($0.numerator) }), ("denominator", { .number($0.denominator) }),
    ("first_published", { .number($0.firstPublished) }), ("first_published_on", { .text($0.firstPublishedOn) }),
    ("restated", { .text($0.restated.map { $0 ? "yes" : "no" }) }), ("restated_by", { .text($0.restatedBy) }),
  ])

/// Grain: figure (or also-shown figure) × day × dimension × category.
let breakdownsTable = TidyTable<BreakdownPoint>(
  name: "breakdowns.csv",
  columns: [
    ("kpi", { .text($0.id.kpi) }), ("part", { .text($0.id.part) }), ("measure", { .text($0.measure) }),
    ("as_of", { .text($0.asOf) }), ("dimension", { .text($0.dimension) }), ("category", { .text($0.category) }),
    ("value", { .number($0.value) }), ("unit", { .text($0.unit) }),
    ("numerator", { .number($0.numerator) }), ("denominator", { .number($0.denominator) }),
  ])
