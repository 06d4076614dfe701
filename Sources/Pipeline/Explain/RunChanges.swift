package import Model
internal import Wording

/// Why figures are not what was published for the day: what `scorecard run` says in brief beside each that changed.
package enum RunChanges {
  /// Exports of more bytes are not read again to say why a figure changed: `scorecard diff` does.
  private static let largest = 64 << 20

  /// What happened, by figure, for those whose value is not the published one; empty where nothing was published for the day before
  /// the run, or it cannot be read. `request` and `folder` are those of the run.
  package static func briefly(_ result: RunResult, _ request: RunRequest, _ folder: DefinitionFolder) -> [FigureID: String] {
    let scorecard = result.scorecard
    let changed = Set(
      scorecard.lines.filter { $0.status != .notRun && $0.carried.isEmpty && result.publishedBefore[$0.id] != $0.value }.map(\.id)
    )
    guard !result.publishedBefore.isEmpty, !changed.isEmpty, let earlier = result.folderBefore,
      let published = try? PublishedState(earlier, in: request.output)
    else { return [:] }
    let now = Comparison.State(
      pipelines: request.pipelines, definitions: folder, input: request.input, day: scorecard.asOf)
    let (before, after) = (ComparedSide(published, among: [now]), ComparedSide(scorecard, state: now))
    let size = scorecard.quality.flatMap(\.files).reduce(0) { $0 + $1.bytes }
    var comparison: Comparison?
    if let from = before.state, size <= largest {
      comparison = try? Comparison(from: from, to: now, reading: request.reading, of: changed.contains)
    }
    let figures = DifferenceFinder(before, after, comparison).figures.filter {
      $0.measure == SeriesPoint.ownMeasure && changed.contains($0.id)
    }
    return Dictionary(figures.map { ($0.id, DifferenceSentences($0).briefCauses) }) { first, _ in first }.filter {
      !$0.value.isEmpty
    }
  }
}
