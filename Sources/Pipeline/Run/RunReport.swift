internal import JSON
internal import Loaders
package import Model
internal import Wording

/// What `scorecard run` prints: the scorecard, what it lacks and why, and where the files are.
package struct RunReport: Sendable {
  private let result: RunResult

  /// Of a run that came to its end.
  package init(_ result: RunResult) { self.result = result }

  /// `screen` is what the table is laid out for. Throws only what cannot happen: a scorecard always encodes.
  package func bytes(_ format: PrintedFormat, on screen: Screen) throws -> [UInt8] {
    let table = ScorecardTable(result.scorecard)
    return switch format {
    case .table: Array(text(on: screen).utf8)
    case .csv: table.csv
    case .json: try Feed.encode(result.scorecard)
    case .markdown: Array(table.whole.markdown.utf8)
    }
  }

  private func text(on screen: Screen) -> String {
    let (scorecard, sentences) = (result.scorecard, RunReportSentences(result.scorecard))
    func lines(_ texts: [String]) -> String { texts.map { $0 + "\n" }.joined() }
    func wrapped(_ text: String, indent: Int) -> String {
      Columns.wrapped(text, to: screen.textWidth(indent: indent)).joined(separator: "\n" + String(repeating: " ", count: indent))
    }
    let fixed = result.folder == nil || result.isPartial ? nil : sentences.fixedBaselines
    let told =
      sentences.changes(since: result.publishedBefore, result.coloursBefore, because: result.changes) + [fixed].compactMap(\.self)
    let notes = (sentences.notes + told).map { wrapped($0, indent: 2) }
    let points = sentences.worthChecking.map { heading, points in [heading] + points.map { "  " + wrapped($0, indent: 4) } }
    return lines([VisibleText.line(scorecard.plan), sentences.heading(from: result.seriesStart), ""])
      + ScorecardTable(scorecard).text(on: screen) + (notes.isEmpty ? "" : "\n" + lines(notes))
      + lines([sentences.endOfExports].compactMap(\.self)) + "\n"
      + lines([sentences.alerts(isPartial: result.isPartial)] + (points ?? []))
      + lines([RunReportSentences.published(at: result.folder.map { _ in VisibleText.line(publishedAt) })])
  }

  /// The path of the published page; nil on a dry run.
  package var page: String? { result.folder.map { _ in publishedAt + "/dashboard.html" } }

  /// The day's link, which stays where it is; the run's own folder has another name each time. A partial run may have no link.
  private var publishedAt: String {
    let output = result.output
    if result.isPartial, let folder = result.folder { return folder }
    return "\(output)/\(result.scorecard.asOf)"
  }
}
