internal import Model

/// How far a figure is from its target so far:
/// `2 stages against a target so far of 3: 67% of the way there from the baseline of 0`.
struct TargetGapSentence {
  let text: String

  init(_ line: ScorecardLine, _ gap: TargetGap) {
    let unit = Unit(line.unit)
    // A figure that has not met its target has not come all the way.
    let missing = (100 * gap.share).rounded()
    let short = missing < 1 ? "under 1%" : "\(Unit.decimal(missing, places: 0))%"
    let done = missing < 1 ? "over 99%" : "\(Unit.decimal(100 - missing, places: 0))%"
    let noBaseline = line.baseline?.value == nil ? ", and there is no baseline to measure from" : ""
    let progress =
      switch gap.basis {
      case .way(let start):
        line.value.map(unit.number) == unit.number(start)
          ? "the same as its baseline"
          : gap.share > 1
            ? "worse than at its baseline (\(unit.aimNumber(start)))"
            : "\(done) of the way there from the baseline of \(unit.aimNumber(start))"
      case .target: "\(short) short of the target\(noBaseline)"
      }
    let aim = line.expected.map { " against a target so far of \(unit.aimNumber(unit.limit($0, line.better)))" } ?? ""
    text = "\(PageSentences(line).value)\(aim): \(progress)"
  }
}
