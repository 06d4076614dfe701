internal import Model

/// What a run replaces of what was published.
extension Run {
  /// The run's result with why published values are others now. `explain` may read exports again.
  func explained(_ result: RunResult, _ past: Past, _ explain: (FoundChanges) -> ExplainedChanges) -> RunResult {
    var result = result
    result.restatements = past.restatements(by: result.scorecard)
    let explained = explain(FoundChanges(result: result, request: request, definitions: folder))
    (result.restatements, result.changes) = (explained.restatements, explained.briefly)
    return result
  }
}

extension Past {
  /// The values of figures that a scorecard calculates anew and that differ from what was published last.
  fileprivate func restatements(by scorecard: Scorecard) -> [RestatedValue] {
    let computed = Set(scorecard.lines.filter { $0.status != .notRun && $0.carried.isEmpty }.map(\.id))
    return scorecard.series.compactMap { point in
      guard point.isOwn, computed.contains(point.id), let value = point.value,
        let published = current[PointKey(point.id, point.measure, in: point.unit, point.asOf)], !isSame(value, published.value)
      else { return nil }
      return RestatedValue(point.id, asOf: point.asOf, from: published.value, to: value, replaces: published.run)
    }
  }
}
