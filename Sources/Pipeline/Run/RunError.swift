package import Model
internal import Wording

/// Why a run ended before it published anything, apart from faults of the definitions, the output folder and the file system.
package enum RunError: Error, Sendable, Equatable {
  /// There is no input folder at this path, or it cannot be read.
  case noInputFolder(String)
  /// The input folder at this path has no file of any source that was asked for.
  case nothingDelivered(String)
  /// The folder at this path has no folder with exports.
  case noAreas(String)
  /// The folder at this path has a folder with the name that all areas together have.
  case areaCalledAll(String)
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
      "No folder called '\(path)' here, or it cannot be read. Say where the CSV exports are: scorecard run --input FOLDER. "
        + "To try the program: scorecard sample \(path)"
    case .nothingDelivered(let path):
      "There is no export in '\(path)' that the figures need. Nothing was published. Is the shared drive connected?"
    case .noAreas(let path): AreaSentences.noAreas(path)
    case .areaCalledAll(let path): AreaSentences.areaCalledAll(path)
    case .unreadable(let message): message
    case .unknownSource(let name, let known):
      "There is no source '\(name)'. " + NearestName.hint(for: name, among: known).withCapital
    case .unknownBoard(let name, let known):
      "There is no board '\(name)'. "
        + (known.isEmpty
          ? "No boards are set up. Add them in Pipelines/governance.yml." : NearestName.hint(for: name, among: known).withCapital)
    case .noFullRun(let day, let why):
      "These KPIs alone cannot be published for \(day.inWords): \(why). Publish the full scorecard first: "
        + "scorecard run --as-of \(day). Or add --partial, which publishes only these figures and changes neither the latest "
        + "scorecard nor any alert, or --dry-run, which publishes nothing."
    case .shorterSeries(let day, let from, let published):
      "The trend that is published for \(day.inWords) begins in \(published.monthInWords): with --from \(from) it would lose the "
        + "months before. Add --dry-run to see it, or --partial, which publishes it and changes neither the latest scorecard nor any "
        + "alert."
    case .unknownKPI(let name, let known):
      "There is no KPI '\(name)'. Choose from: \(known.joined(separator: ", "))"
    }
  }
}

extension RunError {
  /// Whether the command was used wrongly: exit code 64 instead of 66.
  var isWrongUsage: Bool {
    switch self {
    case .noFullRun, .shorterSeries: true
    case .noAreas, .areaCalledAll, .noInputFolder, .nothingDelivered, .unreadable, .unknownSource, .unknownBoard, .unknownKPI:
      false
    }
  }
}
