internal import CLibXLSXWriter
internal import Model
internal import Wording

extension Workbook {
  /// What the workbook is, how it is used, and whom to ask; one paragraph a row, read from the top.
  func cover(of file: XLSXFile) {
    guard let sheet = file.sheet(.cover) else { return }
    let width = 120.0
    worksheet_set_column(sheet, 0, 0, width, nil)
    var row: lxw_row_t = 0
    func line(_ text: String, _ look: CellFormat, height: Double) {
      worksheet_set_row(sheet, row, height, nil)
      worksheet_write_string(sheet, row, 0, text, file.format(look))
      row += 1
    }
    let sentences = CoverSentences(scorecard)
    line(sentences.title, .title, height: 26)
    for part in sentences.parts {
      line(part.heading, .subtitle, height: 30)
      for paragraph in part.paragraphs {
        line(SafeText.harmless(paragraph), .paragraph, height: TextHeight.points([(paragraph, width)]) + 5)
      }
    }
    PrintLayout(widths: [width], wanted: nil).apply(to: sheet, through: row - 1, headings: nil)
  }
}
