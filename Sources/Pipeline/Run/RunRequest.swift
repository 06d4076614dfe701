internal import Extractors
package import Model

/// What a run is asked for.
///
///     var request = RunRequest(pipelines: "Pipelines", input: "input", output: "output", asOf: day)
///     request.kpis = ["7"]
///     request.dryRun = true
package struct RunRequest: Sendable {
  /// The path of the folder of definitions.
  package var pipelines: String
  /// The path of the folder of exports.
  package var input: String
  /// The folders of areas in that folder whose exports are taken together; empty where the exports are in the folder itself.
  package var areas: [String] = []
  /// The path of the folder in which scorecards are published.
  package var output: String
  /// The day that the scorecard is for.
  package var asOf: Day
  /// A day in the first month of the series; nil for the first month that is published for the day, or else that of the
  /// earliest baseline.
  package var from: Day?
  /// The KPIs to compute, or parts of them (`5a`); empty for all.
  package var kpis: [String]
  /// Whether to publish some KPIs although no full run for the day is published, or a shorter series than the published one.
  /// Neither `latest` nor any alert changes.
  package var isPartial = false
  /// The first day of the published series, where the request would begin it later; otherwise nil.
  package internal(set) var publishedFrom: Day?
  /// Whether a line that can no longer be computed replaces the one that is published for the day.
  package var replaces = false
  /// The sources that have far fewer rows than before and are right, each with the reason.
  package var accepted: [String: String] = [:]
  /// Whether to compute everything and publish nothing.
  package var dryRun: Bool
  /// How long to wait for exports that are missing or still being written, in seconds.
  package var waitForInput = 0.0
  /// Whether to wait for another run to end, instead of ending at once.
  package var waitsForLock = false
  /// Whether the workbook is also written as OpenDocument, `scorecard.ods`.
  package var writesOpenDocument = false
  /// Whether owners are told of alerts. If not, no notice is decided and none is sent.
  package var notifies = false
  /// The addresses for notices; nil where there are none, and notices then wait.
  package var contacts: Contacts?
  /// What earlier runs kept of their exports and definitions; nil where nobody knows where that is, and nothing is kept.
  package var kept: KeptRuns?
  /// Whether a run that publishes keeps its exports and definitions for the next run to compare with. If not, it removes what is
  /// kept of its output folder.
  package var keepsExports = true
  /// How the exports are read; this changes no figure.
  package var reading: CSVReading

  /// A request for a run that publishes, unless `dryRun`. What is not named here keeps its default.
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

  /// The exports that are there now; nil where there is no such folder.
  var exports: ExportFolder? { areas.isEmpty ? ExportFolder(path: input) : ExportFolder(path: input, areas: areas) }

  func usualStart(of definitions: DefinitionSet) -> Day { definitions.seriesStart }

  /// Whether the series begins later than it would if the request named no first month.
  func isNarrower(of definitions: DefinitionSet) -> Bool {
    from.map { $0.endOfMonth > min(usualStart(of: definitions), asOf).endOfMonth } ?? false
  }

  /// The day of the scorecard, and every month-end before it from the first month of the series on.
  func seriesDays(of definitions: DefinitionSet) -> [Day] {
    let first = from ?? usualStart(of: definitions)
    return first >= asOf ? [asOf] : Day.monthEnds(from: first, to: asOf)
  }
}

extension DefinitionSet {
  /// The day in whose month series begin unless somebody names another: that of the earliest baseline.
  var seriesStart: Day { figures.compactMap(\.figure.baseline?.date).min() ?? plan.start }
}
