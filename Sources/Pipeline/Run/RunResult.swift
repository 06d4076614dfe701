package import Model

/// What a run has made, whether it published it or not.
///
///     let result = try run.perform { _ in }
///     if result.exitCode != 0 { for sentence in result.faultSentences { print(sentence) } }
package struct RunResult: Sendable {
  /// The scorecard with all its sentences.
  package var scorecard: Scorecard
  /// The values of the day's figures as they were published before this run; empty where this is the day's first scorecard.
  package var publishedBefore: [FigureID: Double]
  /// The path of the run that was published for the day before this run; nil where there was none.
  package internal(set) var folderBefore: String?
  /// The colours of the day's figures in that run; nil where there was none, or its scorecard cannot be read.
  package internal(set) var coloursBefore: [FigureID: RAG]?
  /// The published values that this run replaces by others: its day's and those of earlier days. Without causes where these are not
  /// known, or nobody has asked for them.
  package internal(set) var restatements: [RestatedValue] = []
  /// Why figures are not what was published for the day, in brief; empty where that is not known, or nobody has asked.
  package internal(set) var changes: [FigureID: String] = [:]
  /// The rejected rows by source, in the order of the definitions; for sources that this run did not read, as published before.
  package var rejects: [RejectList]
  /// The first day of the series.
  package var seriesStart: Day
  /// The output folder that was asked for.
  package var output: String
  /// The published run's folder; nil on a dry run.
  package var folder: String?
  /// Whether no later day was published, and the run is not partial. Only then do its alerts become the current ones, and are
  /// notices decided.
  package var isNewest: Bool
  /// Whether the run was asked to publish incomplete lines or a shorter series, so that no alert and no `latest` changes.
  package var isPartial: Bool
  /// The sources that this run read itself. Lines that need others are taken from the published scorecard, if any.
  package var sourcesRead: [String]
  var faults: DataFaults
  /// Which figures rest on less than they should, or have no value because of their data, in sentences.
  package var faultSentences: [String] { faults.sentences }
  /// What else is wrong with the exports, in sentences; no figure of the scorecard needs these.
  package var asides: [String] { faults.asides }
  /// 65 where some figure rests on less than it should, and otherwise 0.
  package var exitCode: Int32 { faults.exitCode }
  /// Why there is no `scorecard.ods`, as a sentence; nil where there is one, or where the request wants none.
  package var openDocumentFault: String?
  /// What was decided for each owner, including not to tell them; empty where the request does not notify, or nothing was
  /// published.
  package var notices: [Notice] = []
  /// How many waiting notices were sent, failed or still wait; all 0 where the request does not notify.
  package var delivery = DeliveryReport()
}
