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
  package internal(set) var publishedFrom: Day?
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
