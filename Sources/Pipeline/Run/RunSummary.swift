internal import Wording

/// The one line with which a run ends in the log.
package struct RunSummary: Sendable {
  private let result: RunResult

  /// Of a run that came to its end.
  package init(_ result: RunResult) { self.result = result }

  /// `exitCode` is the program's, `seconds` how long it took.
  package func sentence(exitCode: Int32, seconds: Double) -> String {
    let outcome = RunSummarySentence.Outcome(
      delivery: result.delivery, isPartial: result.isPartial, isNewest: result.isNewest, isPublished: result.folder != nil)
    return RunSummarySentence(result.scorecard, outcome).text(exitCode: exitCode, seconds: seconds)
  }

  /// Of a run that ended before it published anything.
  package static func failure(exitCode: Int32) -> String { RunSummarySentence.failure(exitCode: exitCode) }
}
