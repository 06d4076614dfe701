package import Model
internal import Publishing

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
