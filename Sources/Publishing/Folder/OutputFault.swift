package import Model

/// What somebody asks of an output folder and what is not there.
package enum OutputFault: Error, Sendable, Equatable {
  case nothingPublished(String)
  /// Runs are there, and their history is not.
  case noHistory(String)
  case notPublished(Day, String)
  case unknownRun(String, in: String)
  case unknownAlert(String, open: [String])
  case acknowledgedForThePast(Day, today: Day)
}

extension OutputFault: CustomStringConvertible {
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
