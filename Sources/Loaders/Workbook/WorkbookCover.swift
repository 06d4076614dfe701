internal import CLibXLSXWriter
internal import Model
internal import Wording

extension Workbook {
  /// What the workbook is, what is in it with a link to each sheet, and what a reader must know.
  func cover(_ sheets: [WorkbookSheet], of file: XLSXFile) {
    guard let sheet = file.sheet("Cover") else { return }
    worksheet_set_column(sheet, 0, 0, 26, nil)
    worksheet_set_column(sheet, 1, 1, 100, nil)
    var row: lxw_row_t = 0
    func line(_ first: String, _ second: String = "", _ look: CellFormat = .plain) {
      worksheet_write_string(sheet, row, 0, first, file.format(look))
      if !second.isEmpty { worksheet_write_string(sheet, row, 1, second, file.format(.text)) }
      let columns: [WorkbookSheet.Column] = [.init(name: "", width: 26), .init(name: "", width: 100)]
      worksheet_set_row(sheet, row, look == .title ? 24 : WorkbookSheet.height([.text(first), .text(second)], columns), nil)
      row += 1
    }
    let sentences = CoverSentences(scorecard)
    line(sentences.title, "", .title)
    line("Area", SafeText.harmless(scorecard.area))
    line("As at", scorecard.asOf.inWords)
    line("Run", scorecard.run)
    line("Contents", "", .heading)
    for (name, title) in sheets.map({ ($0.name, $0.sentences.title) }) + [
      ("Chart data", CoverSentences.chartData), ("Charts", ChartSheet.title),
    ] {
      worksheet_write_url(sheet, row, 0, "internal:'\(name)'!A1", file.format(.link))
      worksheet_write_string(sheet, row, 0, name, file.format(.link))
      worksheet_write_string(sheet, row, 1, title, file.format(.text))
      row += 1
    }
    line("Notes", "", .heading)
    for (term, text) in sentences.notes where !text.isEmpty { line(term, text) }
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
  }
}
