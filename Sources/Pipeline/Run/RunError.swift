package import Model

/// Why a run ended before it published anything, apart from faults of the definitions, the output folder and the file system.
package enum RunError: Error, Sendable, Equatable {
  /// There is no input folder at this path, or it cannot be read.
  case noInputFolder(String)
  /// The input folder at this path has no file of any source that was asked for.
  case nothingDelivered(String)
  /// An export that was named cannot be read, for the reason given in words for people.
  case unreadable(String)
  /// The plan has no such KPI or part of one; `known` are those that it has.
  case unknownKPI(String, known: [String])
  /// There is no definition of such a source; `known` are those that there are.
  case unknownSource(String, known: [String])
  /// The plan has no such board; `known` are those that it has.
  case unknownBoard(String, known: [String])
  /// Only some KPIs were asked for, and there is no scorecard for the day from which to take the others; `why` says why not.
  case noFullRun(Day, why: String)
  /// The series that was asked for begins at `from`, later than the `published` one for the day.
  case shorterSeries(Day, from: Day, published: Day)
}

extension RunError: CustomStringConvertible {
  /// The message for people, with what they can do.
  package var description: String {
    switch self {
    case .noInputFolder(let path):
      "\(path): there is no such input folder, or it cannot be read; name it with --input or SCORECARD_INPUT"
    case .nothingDelivered(let path):
      "\(path): no export of any source that was asked for is there; nothing is published. Is the share mounted?"
    case .unreadable(let message): message
    case .unknownSource(let name, let known):
      "there is no source '\(name)'; " + NearestName.hint(for: name, among: known)
    case .unknownBoard(let name, let known):
      "there is no board '\(name)'; " + (known.isEmpty ? "governance.yml names none" : "one of: \(known.joined(separator: ", "))")
    case .noFullRun(let day, let why):
      "some KPIs alone cannot be published for \(day.inWords): \(why). Publish the whole scorecard first, scorecard run --as-of \(day); "
        + "or add --partial, which publishes these lines alone and moves neither latest nor any alert; or look at them with --dry-run"
    case .shorterSeries(let day, let from, let published):
      "the series published for \(day.inWords) begins in \(published.monthInWords); from \(from.monthInWords) on it would lose the months before. "
        + "Look at it with --dry-run; or add --partial, which publishes it and moves neither latest nor any alert"
    case .unknownKPI(let name, let known):
      "there is no KPI '\(name)'; one of: \(known.joined(separator: ", "))"
    }
  }
}

extension RunError {
  /// Whether the command was used wrongly: exit code 64 instead of 66.
  var isWrongUsage: Bool {
    switch self {
    case .noFullRun, .shorterSeries: true
    case .noInputFolder, .nothingDelivered, .unreadable, .unknownSource, .unknownBoard, .unknownKPI: false
    }
  }
}
