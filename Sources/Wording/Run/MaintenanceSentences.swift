package import Model

extension WithdrawnRun {
  /// What the withdrawal has changed, and what somebody has to do now: one sentence a line.
  package var sentences: [String] {
    [
      isNew ? "Withdrew run \(name)." : "Run \(name) was already withdrawn.",
      successor.map { "The scorecard for \(day.inWords) is now the one of run \($0)." }
        ?? "There is no longer a scorecard for \(day.inWords).",
      latest.map { "The latest scorecard is for \($0.inWords)." } ?? "No scorecard is published now.",
    ] + (isErased ? ["Deleted the folder of run \(name), and everything that the history held of it, for good."] : [])
      + copies.map { "\($0) is an older copy of the history that may still hold it: delete it." }
      + papers.map { "\($0) was written from it, and so were its HTML and Word files: tell everybody who has them." }
      + carriers.map { "Run \($0) includes figures from it: run that date again without --kpi." }
  }
}

extension PrunedRuns {
  /// How many runs were deleted, and for how many the history no longer holds what they published.
  package var sentences: [String] {
    guard !runs.isEmpty else { return [isDryRun ? "No run would be deleted." : "There is no run to delete."] }
    let count = counted(runs.count, "run")
    let removed = isDryRun ? "\(count) would be deleted." : "Deleted \(count)."
    guard !erased.isEmpty else { return [removed] }
    let what =
      erased.count == 1
      ? "1 of them was withdrawn: what it published" : "\(erased.count) of them were withdrawn: what they published"
    return [removed, "\(what) \(isDryRun ? "would also be" : "is also") deleted from the history, for good."]
  }
}

/// What the commands say that change an output folder.
package enum MaintenanceSentences {
  /// That an alert is acknowledged: until the scorecard of a day, or until it closes.
  package static func acknowledged(_ alert: Alert, until day: Day?) -> String {
    let end = day.map { "until the \($0.inWords) scorecard" } ?? "until it closes"
    return "Acknowledged \(end): \(alert.finding.message)"
  }

  /// That the history was built again; `kept` is the path of the one before.
  package static func rebuilt(runs: Int, kept: String) -> [String] {
    ["Rebuilt the history from \(counted(runs, "run")).", "The earlier history is kept as \(kept)"]
  }
}
