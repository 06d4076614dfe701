internal import Model

/// How far a figure is from its target so far:
/// `2 stages against a target so far of 3: 33% of the way from the baseline (0) is still to go`.
struct TargetGapSentence {
  let text: String

  init(_ line: ScorecardLine, _ gap: TargetGap) {
    let unit = Unit(line.unit)
    let share = Unit.decimal(max(1, 100 * gap.share), places: 0) + "%"
    let missing =
      switch gap.basis {
      case .way(let start):
        gap.share > 1
          ? "worse than at its baseline (\(unit.aimNumber(start)))"
          : "\(share) of the way from the baseline (\(unit.aimNumber(start))) is still to go"
      case .target: "\(share) short of the target, and there is no baseline to measure from"
      }
    let aim = line.expected.map { " against a target so far of \(unit.aimNumber(unit.limit($0, line.better)))" } ?? ""
    text = "\(PageSentences(line).value)\(aim): \(missing)"
  }
}
