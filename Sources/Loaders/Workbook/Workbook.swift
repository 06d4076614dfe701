package import Model
internal import Wording

/// `scorecard.xlsx`: the summary and the Impact Score Card for people, and the numbers behind them, created from the scorecard
/// alone. A sheet whose table would have no row is left out.
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
    let sentences = CoverSentences(scorecard)
    let file = try XLSXFile(
      DocumentProperties(
        title: sentences.fileTitle, subject: scorecard.area, author: sentences.author, created: scorecard.asOf,
        classification: Scorecard.audience, footer: sentences.footer))
    let charts = WorkbookCharts(scorecard)
    let tables = tables(charts).filter { !$0.rows.isEmpty }
    let contents = contents(of: tables, charts)
    for name in SheetName.allCases {
      switch name {
      case .cover: cover(of: file)
      case .contents: contents.write(to: file)
      case .charts: charts.write(to: file)
      default: tables.first { $0.name == name }?.write(to: file)
      }
    }
    return try file.bytes()
  }

  /// Every sheet with a table, apart from the list of contents.
  private func tables(_ charts: WorkbookCharts) -> [WorkbookSheet] {
    let published = publishedTables
    return [summary, notes, scoreCard, toConfirm, risks, findings, governance, definitions, charts.data.sheet]
      + published.map(\.sheet) + [Self.columns(of: published)]
  }
}
