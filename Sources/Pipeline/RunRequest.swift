package import Model
internal import Publishing

/// What a run is asked for.
package struct RunRequest: Sendable {
  package var pipelines: String
  package var input: String
  package var output: String
  package var asOf: Day
  /// The first month of the series; nil: the month of the earliest baseline.
  package var from: Day?
  /// KPIs, or parts of them (`5a`); empty for all.
  package var kpis: [String]
  /// Publish some KPIs although no full run for the day is published, or a shorter series than is published. Neither `latest` nor any
  /// alert moves.
  package var isPartial = false
  /// Where the series of the day begins that is published, if that is earlier than asked for.
  package private(set) var publishedFrom: Day?
  /// A line that can no longer be computed takes the place of the one that is published for the day.
  package var replaces = false
  /// Sources that have shrunk and are right as they are, each with why.
  package var accepted: [String: String] = [:]
  package var dryRun: Bool
  /// How long to wait for exports that are missing or being written, in seconds.
  package var waitForInput = 0.0
  /// For another run's lock, instead of ending at once.
  package var waitsForLock = false
  /// Owners are told of alerts. Otherwise no notice is decided, and none is sent.
  package var notifies = false
  /// Where notices are sent; nil: nowhere, they are in `alerts.json` alone.
  package var contacts: Contacts?
  /// How the exports are read; none of it changes a figure.
  package var reading: CSVReading

  package init(
    pipelines: String, input: String, output: String, asOf: Day, from: Day? = nil, kpis: [String] = [],
    dryRun: Bool = false, reading: CSVReading = CSVReading()
  ) {
    self.pipelines = pipelines
    self.input = input
    self.output = output
    self.asOf = asOf
    self.from = from
    self.kpis = kpis
    self.dryRun = dryRun
    self.reading = reading
  }

  func usualStart(of definitions: DefinitionSet) -> Day {
    definitions.figures.compactMap(\.figure.baseline?.date).min() ?? definitions.plan.start
  }

  /// A day that is published keeps its series' beginning, unless another is named.
  func keepingBeginning(of output: OutputFolder, _ definitions: DefinitionSet) -> RunRequest {
    var request = self
    guard let published = output.manifest(of: asOf.description), published.isPartial != true else { return request }
    request.from = from ?? published.from
    let beginning = min(published.from ?? usualStart(of: definitions), asOf)
    if let from, from.endOfMonth > beginning.endOfMonth { request.publishedFrom = beginning }
    return request
  }

  /// The series begins later than it would if nothing was said.
  func isNarrower(of definitions: DefinitionSet) -> Bool {
    from.map { $0.endOfMonth > min(usualStart(of: definitions), asOf).endOfMonth } ?? false
  }

  /// Every month-end from `from` (the month of the earliest baseline) to the as-of day, and that day itself.
  func seriesDays(of definitions: DefinitionSet) -> [Day] {
    let first = from ?? usualStart(of: definitions)
    return first >= asOf ? [asOf] : Day.monthEnds(from: first, to: asOf)
  }
}

package struct RunResult: Sendable {
  package var scorecard: Scorecard
  package var rejects: [RejectList]
  /// The first day of the series.
  package var seriesStart: Day
  /// The output folder that was asked for.
  package var output: String
  /// The published run's folder; nil on a dry run.
  package var folder: String?
  /// No later day was published: its alerts are those that count, and notices are sent.
  package var isNewest: Bool
  /// It was asked to publish some lines alone: no alert and no `latest` moves.
  package var isPartial: Bool
  /// Sources that this run read itself; the others' lines, if any, are carried over.
  package var sourcesRead: [String]
  var faults: DataFaults
  /// What figures rest on less than they should, or are not there because of their data, in sentences.
  package var faultSentences: [String] { faults.sentences }
  /// What else is amiss with the exports; no figure of the scorecard needs these.
  package var asides: [String] { faults.asides }
  /// 65 where some figure rests on less than it should.
  package var exitCode: Int32 { faults.exitCode }
  package var notices: [Notice] = []
  package var delivery = DeliveryReport()
}

/// Why a run ended before it published anything, apart from definitions and the file system.
package enum RunError: Error, Sendable, Equatable {
  case noInputFolder(String)
  case nothingDelivered(String)
  /// An export that was named cannot be read; in words for people.
  case unreadable(String)
  case unknownKPI(String, known: [String])
  case unknownSource(String, known: [String])
  case unknownBody(String, known: [String])
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
    case .unknownBody(let name, let known):
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
