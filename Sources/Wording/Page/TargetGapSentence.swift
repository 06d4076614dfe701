internal import Model

/// How far a figure is from its target so far:
/// `2 stages against a target so far of 3: 67% of the way there from the baseline of 0`.
struct TargetGapSentence {
  let text: String

  init(_ line: ScorecardLine, _ gap: TargetGap) {
    let unit = Unit(line.unit)
    // A figure that has not met its target has not come all the way.
    let missing = max(1, (100 * gap.share).rounded())
    let (short, done) = ("\(Unit.decimal(missing, places: 0))%", "\(Unit.decimal(100 - missing, places: 0))%")
    let progress =
      switch gap.basis {
      case .way(let start):
        gap.share > 1
          ? "worse than at its baseline (\(unit.aimNumber(start)))"
          : "\(done) of the way there from the baseline of \(unit.aimNumber(start))"
      case .target: "\(short) short of the target, and there is no baseline to measure from"
      }
    let aim = line.expected.map { " against a target so far of \(unit.aimNumber(unit.limit($0, line.better)))" } ?? ""
    text = "\(PageSentences(line).value)\(aim): \(progress)"
  }
}
