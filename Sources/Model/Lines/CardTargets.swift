extension ScorecardLine {
  /// The targets on the plan's card. A line from before the card was kept has those that are numbers.
  package var cardTargets: [PrintedTarget] {
    card?.targets
      ?? targets.map {
        PrintedTarget(checkpoint: $0.checkpoint, date: $0.date, printed: $0.printed, target: $0.target)
      }
  }
}

extension [ScorecardLine] {
  /// Every checkpoint for which the card prints something, in the order of their days.
  package var checkpoints: [Checkpoint] {
    flatMap(\.cardTargets).reduce(into: [Checkpoint]()) { known, target in
      if !known.contains(where: { $0.name == target.checkpoint }) {
        known.append(Checkpoint(name: target.checkpoint, date: target.date))
      }
    }.sorted { $0.date < $1.date }
  }
}
