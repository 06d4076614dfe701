package import Model

/// The whole scorecard in a sentence or two: what a board hears first.
///
///     VerdictSentences(scorecard.lines).verdict
///     // 4 of 13 targets are off track, 5 are nearly on track and 4 are on track.
package struct VerdictSentences: Sendable {
  private let lines: [ScorecardLine]

  /// `lines` are the scorecard's, compared with their targets already.
  package init(_ lines: [ScorecardLine]) { self.lines = lines }

  /// How many targets so far are met: `4 of 13 targets are off track, 5 are nearly on track and 4 are on track.` Where no line
  /// has a colour, that there is no target to compare with.
  package var verdict: String {
    let coloured = lines.filter { $0.rag != nil }
    guard !coloured.isEmpty else {
      return lines.contains { $0.value != nil }
        ? "No figure can be compared with a target on this date." : "No figure could be calculated."
    }
    func count(_ rag: RAG) -> Int { coloured.count { $0.rag == rag } }
    let counts = [(count(.red), "off track"), (count(.amber), "nearly on track"), (count(.green), "on track")]
      .filter { $0.0 > 0 }
    let all = coloured.count
    if counts.count == 1, let only = counts.first {
      return all == 1 ? "The only target is \(only.1)." : "All \(all) targets are \(only.1)."
    }
    let parts = counts.enumerated().map { index, part in
      let verb = part.0 == 1 ? "is" : "are"
      return index == 0 ? "\(part.0) of \(all) targets \(verb) \(part.1)" : "\(part.0) \(verb) \(part.1)"
    }
    return parts.joinedInWords + "."
  }

  /// Which figures have really changed, of those whose chart can tell:
  /// `Real change: 8 of 16 figures can be tested; 4 have improved (KPI 4, 5a, 5b and 6), none is worse.` Empty where no chart can
  /// tell.
  package var change: String {
    let tested = lines.count { $0.variation != nil }
    guard tested > 0 else { return "" }
    func said(_ ids: [FigureID], _ none: String, _ one: String, _ several: String) -> String {
      ids.isEmpty ? none : "\(ids.count) \(ids.count == 1 ? one : several) (KPI \(names(ids)))"
    }
    let better = said(improved.map(\.id), "none has improved", "has improved", "have improved")
    let worse = said(worsened.map(\.id), "none is worse", "is worse", "are worse")
    let whole = tested == lines.count ? "all figures" : "\(tested) of \(lines.count) figures"
    return "Real change: \(whole) can be tested; \(better), \(worse)."
  }

  /// What the verdict does not count: `3 of 16 have no target; 1 figure could not be calculated.` Empty where
  /// it counts all figures.
  package var gaps: String {
    let missing = lines.count { $0.value == nil }
    let provisional = lines.count { $0.status == .provisional && $0.value != nil }
    let uncoloured = lines.filter { $0.value != nil && $0.rag == nil && $0.status != .provisional }
    let (untargeted, notDue) = (uncoloured.count { $0.targets.isEmpty }, uncoloured.count { !$0.targets.isEmpty })
    let hasVerdict = lines.contains { $0.rag != nil }
    let parts = [
      untargeted == 0 || !hasVerdict ? nil : "\(untargeted) of \(lines.count) \(untargeted == 1 ? "has" : "have") no target",
      notDue == 0 || !hasVerdict
        ? nil : "\(notDue) of \(lines.count) \(notDue == 1 ? "has" : "have") no target for this date",
      missing == 0 ? nil : "\(missing) \(missing == 1 ? "figure" : "figures") could not be calculated",
      provisional == 0
        ? nil
        : "\(provisional) \(provisional == 1 ? "is" : "are") provisional, because \(provisional == 1 ? "its" : "their") data is out of date or incomplete",
    ].compactMap(\.self)
    return parts.isEmpty ? "" : parts.joined(separator: "; ").withCapital + "."
  }

  /// The lines whose latest point is a real improvement, in their order.
  package var improved: [ScorecardLine] { lines.filter { $0.variation == .improvement } }

  /// The lines whose latest point is a real change for the worse, in their order.
  package var worsened: [ScorecardLine] { lines.filter { $0.variation == .concern } }

  private func names(_ ids: [FigureID]) -> String { ids.map(\.description).joinedInWords }
}
