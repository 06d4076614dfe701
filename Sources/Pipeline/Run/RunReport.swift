internal import JSON
internal import Loaders
internal import Model

/// What `scorecard run` prints: the scorecard, what it lacks and why, and where the files are.
package struct RunReport: Sendable {
  private let result: RunResult

  package init(_ result: RunResult) { self.result = result }

  /// `colour`: for a terminal that shows it. Throws only what cannot happen: a scorecard always encodes.
  package func bytes(_ format: PrintedFormat, colour: Bool) throws -> [UInt8] {
    let table = ScorecardTable(result.scorecard)
    return switch format {
    case .table: Array(text(colour: colour).utf8)
    case .csv: table.csv
    case .json: try Feed.encode(result.scorecard)
    case .markdown: Array(table.whole.markdown.utf8)
    }
  }

  private func text(colour: Bool) -> String {
    let scorecard = result.scorecard
    var text = """
      \(VisibleText.line(scorecard.plan))
      Scorecard as at \(scorecard.asOf.inWords), with the series from \(result.seriesStart.inWords)

      \(ScorecardTable(scorecard).text(colour: colour))
      """
    text += notes + endOfExports
    text += "\nAlerts: \(result.isPartial ? "not looked at: only some KPIs were run" : alerts)\n"
    text += worthChecking
    text += result.folder.map { _ in "Files: \(publishedAt)\n" } ?? "Dry run: nothing was published.\n"
    return text
  }

  /// The day's link, which stays where it is; the run's own folder has another name each time. A partial run may have no link.
  private var publishedAt: String {
    let output = result.output
    if result.isPartial, let folder = result.folder { return VisibleText.line(folder) }
    return VisibleText.line("\(output)/\(result.scorecard.asOf)")
  }

  /// Where most figures fail for the age of their exports: the month-end that these do reach.
  private var endOfExports: String {
    let scorecard = result.scorecard
    guard scorecard.lines.count(where: { $0.restsOnLess && $0.reason == .stale }) * 2 > scorecard.lines.count,
      let newest = scorecard.quality.compactMap(\.newestByThen).max()?.endOfMonth, newest < scorecard.asOf
    else { return "" }
    return "The exports end in \(newest.monthInWords). For the scorecard of then: scorecard run --as-of \(newest)\n"
  }

  /// The exports' list, a line each.
  private var worthChecking: String {
    let points = result.scorecard.worthChecking
    guard !points.isEmpty else { return "" }
    return "Exports: \(points.count) \(points.count == 1 ? "thing" : "things") to look at; see quality.csv\n"
      + points.map { "  " + Columns.wrapped("\($0.source): \($0.sentence)", to: 76).joined(separator: "\n    ") + "\n" }.joined()
  }

  /// Why values are empty or provisional, and which lines are an earlier run's: one sentence for all figures it holds for.
  private var notes: String {
    let lines = result.scorecard.lines
    let empty = Self.grouped(lines.filter { $0.value == nil || $0.status == .provisional }.map { ($0.id, $0.note) })
    let carried = Self.grouped(lines.filter { !$0.carried.isEmpty }.map { ($0.id, $0.carried.joined(separator: "; ")) })
    return empty.isEmpty && carried.isEmpty ? "" : "\n" + (empty + carried).joined()
  }

  private static func grouped(_ notes: [(id: FigureID, text: String)]) -> [String] {
    var texts: [String] = []
    for note in notes where !texts.contains(note.text) { texts.append(note.text) }
    return texts.map { text in
      let ids = notes.filter { $0.text == text }.map(\.id.description)
      return Columns.wrapped("KPI \(ids.joined(separator: ", ")): \(text)", to: 80).joined(separator: "\n  ") + "\n"
    }
  }

  private var alerts: String {
    let alerts = result.scorecard.alerts.filter(\.state.isOpen)
    guard !alerts.isEmpty else { return "none" }
    let counts = Alert.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = alerts.count { $0.finding.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    return counts.joined(separator: ", ") + "; see alerts.csv"
  }
}
