/// How far a figure is from its target so far, as a share, so that figures of different units can be compared.
///
/// ```swift
/// // 2 of 3 stages, from none at the baseline: a third of the way is missing.
/// TargetGap(value: 2, target: 3, baseline: 0, better: .higher)   // share 0.333, of the way from the baseline
/// // 45 percent against 60 percent, without a baseline: a quarter of the target is missing.
/// TargetGap(value: 45, target: 60, baseline: nil, better: .higher)   // share 0.25, of the target
/// ```
package struct TargetGap: Hashable, Sendable {
  /// What the share is a share of.
  package enum Basis: Hashable, Sendable {
    /// The way from this baseline to the target so far.
    case way(from: Double)
    /// The target so far itself: there is no baseline, or none that is worse than the target.
    case target
  }

  /// What `share` is a share of.
  package let basis: Basis
  /// What is missing: 0.25 is a quarter. More than 1 where the figure is worse than at its baseline.
  package let share: Double

  /// Nil where the value meets the target so far, and where no share can be worked out, as of a target of 0 without a baseline.
  package init?(value: Double, target: Double, baseline: Double?, better: Better) {
    let sign = better == .higher ? 1.0 : -1.0
    let missing = (target - value) * sign
    guard missing > 0 else { return nil }
    if let baseline, (target - baseline) * sign > 0 {
      (basis, share) = (.way(from: baseline), missing / abs(target - baseline))
    } else {
      guard target != 0 else { return nil }
      (basis, share) = (.target, missing / abs(target))
    }
    guard share.isFinite else { return nil }
  }
}

extension [ScorecardLine] {
  /// The line that is off track and of which the largest share is missing, the first of several. Where none is off track, one
  /// that is nearly on track; nil where all are on track.
  package var furthestFromTarget: (line: ScorecardLine, gap: TargetGap)? {
    furthest(.red) ?? furthest(.amber)
  }

  private func furthest(_ rag: RAG) -> (line: ScorecardLine, gap: TargetGap)? {
    let gaps = filter { $0.rag == rag }.compactMap { line in line.targetGap.map { (line, $0) } }
    let most = gaps.map(\.1.share).max()
    return gaps.first { $0.1.share == most }
  }
}

extension ScorecardLine {
  /// How far the figure is from its target so far; nil where it meets that, or has none. A baseline that the plan prints as a
  /// bound, such as `<50%`, is no place to measure a way from.
  package var targetGap: TargetGap? {
    guard let value, let expected else { return nil }
    let start = baseline.flatMap { $0.qualifier.isEmpty ? $0.value : nil }
    return TargetGap(value: value, target: expected, baseline: start, better: better)
  }
}
