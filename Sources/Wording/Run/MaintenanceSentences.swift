package import Model

extension WithdrawnRun {
  /// What came of it, and what somebody has to do now: one sentence a line.
  package var sentences: [String] {
    [
      isNew ? "Withdrawn: \(name)." : "\(name) was withdrawn before.",
      successor.map { "\(day) is \($0) now." } ?? "Nothing is published for \(day) any more.",
      latest.map { "The latest is \($0)." } ?? "Nothing is published at all.",
    ] + (isErased ? ["Erased for good: the folder of \(name), and all that the history held of it."] : [])
      + copies.map { "\($0) is an older copy of the history and may still hold it: delete it." }
      + papers.map { "\($0) was made from it, HTML and Word beside it too: tell whoever has it." }
      + carriers.map { "\($0) carries figures that it computed: run that day anew, without --kpi." }
  }
}

extension PrunedRuns {
  /// How many runs were removed, and of how many the history forgets what they published.
  package var sentences: [String] {
    let count = "\(runs.count) \(runs.count == 1 ? "run" : "runs")"
    let removed = isDryRun ? "\(count) would go." : "\(count) taken away."
    guard !erased.isEmpty else { return [removed] }
    let what =
      erased.count == 1
      ? "1 of them was withdrawn: what it published" : "\(erased.count) of them were withdrawn: what they published"
    return [removed, "\(what) \(isDryRun ? "would be" : "is") erased from the history for good."]
  }
}

/// What the commands say that change an output folder.
package enum MaintenanceSentences {
  /// That an alert is acknowledged: up to the scorecard of a day, or until it is resolved.
  package static func acknowledged(_ alert: Alert, until day: Day?) -> String {
    let end = day.map { "up to the scorecard as at \($0.inWords)" } ?? "until it is resolved"
    return "Acknowledged \(end): \(alert.finding.message)"
  }

  /// That the history was made again; `kept` is the path of the one before.
  package static func rebuilt(runs: Int, kept: String) -> [String] {
    ["The history holds \(runs) \(runs == 1 ? "run" : "runs").", "The one before is kept as \(kept)"]
  }
}
