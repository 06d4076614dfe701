internal import Model
internal import Wording

/// The sheets that people open first.
extension Workbook {
  /// All KPIs on a page: where each is, where it should be, whether it has really changed, and who answers for it.
  var summary: WorkbookSheet {
    let texts = scorecard.lines.map { Unit($0.unit).text($0.value ?? 0).count + 4 }
    let wide = Double(min(22, max(15, texts.max() ?? 0)))
    return WorkbookSheet(
      name: .summary, sentences: .summary(scorecard),
      columns: [
        .init(name: "KPI", width: 7), .init(name: "Measure", width: 66 - 2 * wide),
        .init(name: "Value", width: wide, whenEmpty: .notAvailable), .init(name: "Target so far", width: wide, isTarget: true),
        .init(name: "RAG", width: 14), .init(name: "Real change?", width: 15), .init(name: "Change", width: 20),
        .init(name: "Owner", width: 30),
      ],
      rows: scorecard.lines.map { line in
        let sentences = SummarySheetSentences(line)
        return [
          .text(line.id), .text(line.shortTitle), .measure(line.value, in: line.unit), .measure(line.expected, in: line.unit),
          .text(sentences.rag), .text(sentences.realChange), .text(sentences.change),
          .text(scorecard.named(line.owner, isBrief: true)),
        ]
      }, coloured: [4], isOnePage: true)
  }

  /// What is in the workbook, with a link to each sheet.
  func contents(of tables: [WorkbookSheet], _ charts: WorkbookCharts) -> WorkbookSheet {
    let titles = [.charts: charts.isEmpty ? nil : ChartSheetSentences.title(scorecard)]
      .merging(tables.map { ($0.name, $0.sentences.title) }) { first, _ in first }
    let rows = Dictionary(tables.map { ($0.name, $0.rows.count) }) { first, _ in first }
    let names = SheetName.allCases.filter { titles[$0] ?? nil != nil }
    return WorkbookSheet(
      name: .contents, sentences: .contents,
      columns: [
        .init(name: "Sheet", width: 24), .init(name: "What it holds", width: 80), .init(name: "Rows of its table", width: 14),
      ],
      rows: names.map { name in
        [.text(name.rawValue), .text(titles[name] ?? nil), .number(rows[name].map(Double.init))]
      }, links: names)
  }

  /// What the words and colours mean, and the state of the data.
  var notes: WorkbookSheet {
    WorkbookSheet(
      name: .notes, sentences: .notes, columns: [.init(name: "Term", width: 24), .init(name: "What it means", width: 110)],
      rows: CoverSentences(scorecard).notes.map { [.text($0.term), .text($0.text)] })
  }
}
