package import Model
internal import Publishing

/// Why a run ended before it published anything, apart from definitions and the file system.
package enum RunError: Error, Sendable, Equatable {
  case noInputFolder(String)
  case nothingDelivered(String)
  /// An export that was named cannot be read; in words for people.
  case unreadable(String)
  case unknownKPI(String, known: [String])
  case unknownSource(String, known: [String])
  case unknownBoard(String, known: [String])
  /// Some KPIs alone were asked for, and there is nothing to carry the other lines over from.
  case noFullRun(Day, why: String)
  /// A shorter series was asked for than is published.
  case shorterSeries(Day, from: Day, published: Day)
}

extension RunError: CustomStringConvertible {
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
  /// What was asked for cannot be meant, whatever is there.
  var isWrongUsage: Bool {
    switch self {
    case .noFullRun, .shorterSeries: true
    default: false
    }
  }
}
