package import Model

/// Why an output folder cannot give what somebody asks of it.
package enum OutputFault: Error, Sendable, Equatable {
  /// There is no run in the folder at this path.
  case nothingPublished(String)
  /// The folder at this path has runs, but no history.
  case noHistory(String)
  /// There is no scorecard for this day in the folder at this path.
  case notPublished(Day, String)
  /// There is no run of this name.
  case unknownRun(String, in: String)
  /// No alert with this ID is open; `open` are the IDs that are, from which the nearest is suggested.
  case unknownAlert(String, open: [String])
  /// An alert was to be acknowledged until a day before that of the current alerts.
  case acknowledgedForThePast(Day, today: Day)
}

extension OutputFault: CustomStringConvertible {
  /// The message for people, with what they can do.
  package var description: String {
    switch self {
    case .nothingPublished(let path):
      "Nothing has been published in '\(path)'. If the scorecards are elsewhere, name their folder with --output."
    case .noHistory(let path):
      "There is no \(path)/history.sqlite, although there are runs. First: scorecard history rebuild"
    case .notPublished(let day, let path):
      "There is no scorecard for \(day.inWords) in '\(path)'. First: scorecard run --as-of \(day)"
    case .unknownRun(let run, let path):
      "There is no run '\(run)' in '\(path)'. To list the runs: scorecard history"
    case .unknownAlert(let id, let open):
      "No alert '\(id)' is open. "
        + (NearestName.nearest(to: [id], among: open).map { "Did you mean '\($0)'? To list all: scorecard alerts" }
          ?? "No alert is open now.")
    case .acknowledgedForThePast(let until, let today):
      "--until \(until) is before the current scorecard, which is for \(today): no e-mail would be stopped."
    }
  }
}
