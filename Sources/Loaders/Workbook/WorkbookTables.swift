internal import Model
internal import Wording

extension Workbook {
  var publishedTables: [PublishedSheet] {
    let day = scorecard.asOf
    let breakdowns = scorecard.breakdowns.filter { $0.asOf == day }
    // Nothing is hidden in most plans: these have no column about it.
    let (someHidden, someHiddenInBreakdowns) = (
      scorecard.series.contains { $0.hidden != nil }, breakdowns.contains { $0.hidden != nil }
    )
    return [
      PublishedSheet(
        .targets, .targets, targetsCSV, scorecard.targetRows,
        first: ["kpi", "part", "checkpoint", "date", "target", "value", "met", "printed", "footnote"], printed: 9,
        widths: ["printed": 30, "footnote": 40]),
      PublishedSheet(
        .actions, .actions, actionsCSV, scorecard.actionRows,
        first: [
          "action", "milestone", "what", "who", "due", "reported", "updated", "overdue", "silent", "contradicted",
        ], printed: 10, widths: ["what": 38, "who": 23, "due_printed": 36]),
      PublishedSheet(
        .alerts, .alerts(on: day), alertsCSV, scorecard.alerts,
        first: ["kpi", "part", "severity", "state", "message", "owner", "opened_on", "subject"], printed: 7,
        widths: ["message": 60]),
      PublishedSheet(
        .quality, .quality, qualityCSV, scorecard.quality,
        first: ["source", "status", "read", "accepted", "rejected", "duplicates", "skipped", "newest", "note"], printed: 9,
        widths: ["note": 44]),
      PublishedSheet(
        .values, .values, seriesCSV, scorecard.series,
        first: ["kpi", "part", "measure", "as_of", "value", "expected", "numerator", "denominator", "status", "hidden"],
        printed: someHidden ? 10 : 9, left: someHidden ? [] : ["hidden"]),
      PublishedSheet(
        .breakdowns, .breakdowns(on: day), breakdownsCSV, breakdowns,
        first: ["kpi", "part", "measure", "dimension", "category", "label", "value", "numerator", "denominator", "hidden"],
        printed: someHiddenInBreakdowns ? 10 : 9, left: someHiddenInBreakdowns ? [] : ["hidden"]),
      ControlChartSheet.published(scorecard),
    ]
  }

  /// What each heading of these tables means.
  static func columns(of tables: [PublishedSheet]) -> WorkbookSheet {
    WorkbookSheet(
      name: .columns, sentences: .columns,
      columns: [
        .init(name: "Sheet", width: 20), .init(name: "Heading", width: 34), .init(name: "What it means", width: 60),
        .init(name: "File", width: 18), .init(name: "Column of the file", width: 24),
      ],
      rows: tables.filter { !$0.sheet.rows.isEmpty }.flatMap(\.dictionary))
  }
}
