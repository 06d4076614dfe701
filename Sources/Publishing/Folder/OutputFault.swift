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
      "\(path): nothing was ever published here; name the folder with --output or SCORECARD_OUTPUT"
    case .noHistory(let path):
      "\(path)/history.sqlite is not there, though runs are; first: scorecard history rebuild"
    case .notPublished(let day, let path):
      "\(path): no scorecard is published for \(day.inWords); first: scorecard run --as-of \(day)"
    case .unknownRun(let run, let path):
      "there is no run '\(run)' in \(path); `scorecard history` lists them"
    case .unknownAlert(let id, let open):
      "no alert '\(id)' is open; "
        + (NearestName.nearest(to: [id], among: open).map { "the nearest name is '\($0)'; scorecard alerts lists all" }
          ?? "none is")
    case .acknowledgedForThePast(let until, let today):
      "\(until) is before the day of the alerts, \(today): nothing would be quiet"
    }
  }
}
