package import Model
internal import Wording

/// What the commands print that change an output folder: lines, each with its line end.
package enum MaintenanceText {
  /// What came of withdrawing a run.
  package static func of(_ run: WithdrawnRun) -> String { lines(run.sentences) }

  /// The names of the runs that were removed, and how many they are.
  package static func of(_ pruned: PrunedRuns) -> String { lines(pruned.runs + pruned.sentences) }

  /// That an alert is acknowledged.
  package static func acknowledged(_ alert: Alert, until day: Day?) -> String {
    lines([MaintenanceSentences.acknowledged(alert, until: day)])
  }

  /// That the history was made again; `kept` is the path of the one before.
  package static func rebuilt(runs: Int, kept: String) -> String { lines(MaintenanceSentences.rebuilt(runs: runs, kept: kept)) }

  private static func lines(_ sentences: [String]) -> String { sentences.map { $0 + "\n" }.joined() }
}
