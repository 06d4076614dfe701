internal import Model
internal import Wording

/// Why published values are others now: what `scorecard run` says in brief beside each figure that changed, and what the history
/// keeps of each restatement.
///
///     let result = try run.perform(explain: RunChanges.explained) { progress.show($0) }
package enum RunChanges {
  /// Compares with what was published last of the run's day and, for values of earlier days, with the runs of which something was
  /// kept. Exports are read again only where something differs.
  package static func explained(_ found: FoundChanges) -> ExplainedChanges {
    var explained = ExplainedChanges(found.result.restatements)
    let changed = found.changedFigures
    guard !changed.isEmpty || !explained.restatements.isEmpty else { return explained }
    let finder = ChangeFinder(found, changed.union(explained.restatements.map(\.id)))
    if !changed.isEmpty, let earlier = found.result.folderBefore.flatMap(finder.state) {
      let figures = finder.figures(since: earlier).filter { $0.measure == SeriesPoint.ownMeasure && changed.contains($0.id) }
      let briefly = figures.map { ($0.id, DifferenceSentences($0).briefCauses) }.filter { !$0.1.isEmpty }
      explained.briefly = Dictionary(briefly) { first, _ in first }
    }
    for number in explained.restatements.indices {
      explained.restatements[number].causes = RestatementCause.all(of: finder.causes(of: explained.restatements[number]))
    }
    return explained
  }
}

extension FoundChanges {
  /// The figures whose value or colour is not the one published for the day; none where nothing was.
  fileprivate var changedFigures: Set<FigureID> {
    guard !result.publishedBefore.isEmpty else { return [] }
    let changed = result.scorecard.lines.filter { line in
      let isRecoloured = result.coloursBefore.map { $0[line.id] != line.rag } ?? false
      return line.status != .notRun && line.carried.isEmpty && (result.publishedBefore[line.id] != line.value || isRecoloured)
    }
    return Set(changed.map(\.id))
  }
}
