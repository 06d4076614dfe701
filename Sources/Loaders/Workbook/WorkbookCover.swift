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
    line("\(SafeText.harmless(scorecard.plan)): scorecard", "", .title)
    line("Area", SafeText.harmless(scorecard.area))
    line("As at", scorecard.asOf.inWords)
    line("Run", scorecard.run)
    line("Contents", "", .heading)
    for (name, title) in sheets.map({ ($0.name, $0.title) }) + [
      ("Chart data", "Each figure by month-end, a column a figure"), ("Charts", "A chart of each figure"),
    ] {
      worksheet_write_url(sheet, row, 0, "internal:'\(name)'!A1", file.format(.link))
      worksheet_write_string(sheet, row, 0, name, file.format(.link))
      worksheet_write_string(sheet, row, 1, title, file.format(.text))
      row += 1
    }
    line("Notes", "", .heading)
    for (term, text) in notes where !text.isEmpty { line(term, text) }
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
  }

  private var notes: [(String, String)] {
    [
      ("Audience", Scorecard.audience), ("The plan", HeaderSentences(scorecard).sentences.joined(separator: " ")),
      (
        "RAG",
        "Green: at least as good as expected by now. Amber: worse by at most the figure's margin, 10% of the expected value unless its definition says otherwise. Red: worse than that. None: nothing is expected."
      ),
      ("Expected", "On straight lines by days from the baseline through the targets; the last target stays."),
      ("Empty cells", "A cell is empty where there is nothing to say; 0 is always a number."),
      ("State of the data", PageData(scorecard).sentences.joined(separator: " ")),
    ]
  }
}
