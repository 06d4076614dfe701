internal import Loaders
internal import Model

/// What `scorecard run` prints: the scorecard, what it lacks and why, and where the files are.
package struct RunReport: Sendable {
  private let result: RunResult

  package init(_ result: RunResult) { self.result = result }

  package var text: String {
    let scorecard = result.scorecard
    var text = """
      \(scorecard.plan)
      Scorecard as at \(scorecard.asOf.inWords), with the series from \(result.seriesStart.inWords)

      \(ScorecardTable(scorecard).text)
      """
    if scorecard.lines.contains(where: { $0.baseline?.measured == true && $0.baseline?.value != nil }) {
      text += "* measured by the pipeline: the plan prints \"to be confirmed\"\n"
    }
    text += notes
    text += "\nAlerts: \(alerts)\n"
    text += result.folder.map { _ in "Files: \(publishedAt)\n" } ?? "Dry run: nothing was published.\n"
    return text
  }

  /// The day's link, which stays where it is; the run's own folder has another name each time.
  private var publishedAt: String {
    let output = result.output
    return "\(output)/\(result.scorecard.asOf)"
  }

  private var notes: String {
    let lines = result.scorecard.lines.filter { $0.value == nil || !$0.carried.isEmpty }
    guard !lines.isEmpty else { return "" }
    return "\n" + lines.map { "KPI \($0.id): \($0.publishedNote)\n" }.joined()
  }

  private var alerts: String {
    let alerts = result.scorecard.alerts
    guard !alerts.isEmpty else { return "none" }
    let counts = Alert.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = alerts.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    return counts.joined(separator: ", ") + "; see alerts.csv"
  }
}
