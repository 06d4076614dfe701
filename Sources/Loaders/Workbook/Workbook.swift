internal import CLibXLSXWriter
package import Model
internal import Wording

/// `scorecard.xlsx`: the Impact Score Card as the plan prints it, and the numbers behind it, created from the scorecard alone.
///
///     let bytes = try Workbook(scorecard).bytes()
package struct Workbook: Sendable {
  let scorecard: Scorecard

  /// `scorecard` has its sentences already.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// The file. The same scorecard gives the same bytes.
  ///
  /// Throws: `WorkbookFailure` where there is not enough memory, or libxlsxwriter cannot write the parts of the file.
  package func bytes() throws -> [UInt8] {
    let file = try XLSXFile()
    file.setProperties(
      title: CoverSentences(scorecard).fileTitle, subject: scorecard.area, created: scorecard.asOf)
    let sheets = sheets
    cover(sheets, of: file)
    for sheet in sheets { _ = sheet.write(to: file) }
    WorkbookCharts(scorecard).write(to: file)
    return try file.bytes()
  }

  private var sheets: [WorkbookSheet] {
    let day = scorecard.asOf
    return [
      scoreCard, sheet("Targets", .targets, targetsCSV, scorecard.targetRows),
      sheet("Series", .series, seriesCSV, scorecard.series),
      sheet("Breakdowns", .breakdowns(on: day), breakdownsCSV, scorecard.breakdowns.filter { $0.asOf == day }),
      sheet("SPC", .controlCharts, spcCSV, scorecard.charts.flatMap { chart in chart.points.map { (chart, $0) } }),
      sheet("Actions", .actions, actionsCSV, scorecard.actionRows), risks, findings, governance,
      sheet("Alerts", .alerts(on: day), alertsCSV, scorecard.alerts),
      sheet("Quality", .quality, qualityCSV, scorecard.quality), definitions,
    ]
  }

  /// A published table as a sheet: the same columns, the same rows.
  private func sheet<Row>(_ name: String, _ sentences: SheetSentences, _ table: TidyTable<Row>, _ rows: [Row]) -> WorkbookSheet {
    let cells = rows.map { row in table.columns.map { $0.cell(row) } }
    let columns = table.columns.enumerated().map { index, column in
      WorkbookSheet.Column(name: column.name, width: Self.width(column.name, cells.lazy.map { $0[index] }))
    }
    return WorkbookSheet(
      name: name, sentences: sentences, columns: columns, rows: cells,
      coloured: Set(table.columns.indices.filter { table.columns[$0].name == "rag" }))
  }

  /// Wide enough for what stands in most cells; long texts wrap.
  static func width(_ name: String, _ cells: some Sequence<Cell>) -> Double {
    let longest =
      cells.prefix(200).map { cell in
        switch cell {
        case .day: 17
        case .measure(_, let unit, _): 10 + unit.count
        case .text(let text): text.count
        case .number, .count: 12
        }
      }.max() ?? 0
    return Double(min(60, max(name.count + 4, longest + 2)))
  }

  private var definitions: WorkbookSheet {
    WorkbookSheet(
      name: "Definitions", sentences: .definitions,
      columns: [
        .init(name: "KPI", width: 7), .init(name: "Short title", width: 34),
        .init(name: "In the plan's monitoring table", width: 50, whenEmpty: "none"), .init(name: "What is counted", width: 70),
        .init(name: "Area of weakness", width: 12), .init(name: scorecard.ownerHeading, width: 30),
        .init(name: "Actions of the plan", width: 50, whenEmpty: "none"),
        .init(name: "Figure and actions", width: 40, whenEmpty: "none"),
        .init(name: "Better", width: 10),
        .init(name: "Baseline date", width: 18, whenEmpty: "none"), .init(name: "Variation", width: 50, whenEmpty: "no chart"),
        .init(name: "Note", width: 40, whenEmpty: "none"), .init(name: "Owner's commentary", width: 60, whenEmpty: "none"),
        .init(name: "Commentary by", width: 30, whenEmpty: "none"),
        .init(name: "Period to", width: 18, whenEmpty: "none"),
        .init(name: "Breakdowns that do not add up", width: 60, whenEmpty: "none"),
      ],
      rows: scorecard.lines.map { line in
        [
          .text(line.id), .text(line.shortTitle), .text(line.monitoringTitle), .text(line.words?.definition),
          .text(line.areaOfWeakness),
          .text(scorecard.named(line.owner)), .text(PageSentences(line).actions(in: scorecard)), .text(line.words?.actions),
          .text(line.better.rawValue), .day(line.baseline?.date),
          .text(scorecard.charts.first { $0.id == line.id }?.summary), .text(line.publishedNote),
          .text(line.commentary?.text), .text(line.commentary?.author), .day(line.commentary?.periodEnd),
          .text(OverlapSentences(line).sentences.joined(separator: " ")),
        ]
      })
  }
}
