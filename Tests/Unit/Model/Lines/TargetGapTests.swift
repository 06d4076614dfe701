import Drawing
import Model
import Testing

@Suite struct TargetGapTests {
  private static func drawn(_ random: inout SeededGenerator) -> (value: Double, target: Double, baseline: Double) {
    func number() -> Double { Double(Int.random(in: -500...500, using: &random)) / 4 }
    return (number(), number(), number())
  }

  @Test func `a third of the way to three stages is missing at two`() throws {
    let gap = try #require(TargetGap(value: 2, target: 3, baseline: 0, better: .higher))
    #expect(gap.basis == .way(from: 0) && gap.share == 1.0 / 3)
  }

  @Test func `without a baseline the share is of the target`() throws {
    let gap = try #require(TargetGap(value: 45, target: 60, baseline: nil, better: .higher))
    #expect(gap.basis == .target && gap.share == 0.25)
    #expect(TargetGap(value: 5, target: 0, baseline: nil, better: .lower) == nil)
  }

  @Test(arguments: 0..<200) func `nothing is missing where the target is met`(number: Int) {
    var random = SeededGenerator(case: number)
    let (value, target, baseline) = Self.drawn(&random)
    for better in Better.allCases {
      let isMet = better == .higher ? value >= target : value <= target
      let gap = TargetGap(value: value, target: target, baseline: baseline, better: better)
      #expect((gap == nil) == (isMet || target == 0 && (better == .higher ? baseline >= target : baseline <= target)))
      #expect(gap.map { $0.share > 0 } ?? true)
    }
  }

  @Test(arguments: 0..<200) func `the share is the same in other units, and where lower is better`(number: Int) {
    var random = SeededGenerator(case: number)
    let (value, target, baseline) = Self.drawn(&random)
    let gap = TargetGap(value: value, target: target, baseline: baseline, better: .higher)
    let doubled = TargetGap(value: 2 * value, target: 2 * target, baseline: 2 * baseline, better: .higher)
    let mirrored = TargetGap(value: -value, target: -target, baseline: -baseline, better: .lower)
    #expect(gap?.share == doubled?.share && gap?.share == mirrored?.share)
  }

  @Test(arguments: 0..<200) func `at the baseline all of the way is missing, and less with each step`(number: Int) throws {
    var random = SeededGenerator(case: number)
    let (_, target, other) = Self.drawn(&random)
    let baseline = min(target - 1, other)
    let way = target - baseline
    #expect(TargetGap(value: baseline, target: target, baseline: baseline, better: .higher)?.share == 1)
    let shares = try [-0.5, 0, 0.25, 0.5, 0.75].map {
      try #require(TargetGap(value: baseline + $0 * way, target: target, baseline: baseline, better: .higher)).share
    }
    #expect(shares == shares.sorted(by: >) && shares[0] > 1)
  }

  @Test func `a baseline that is a bound is no place to measure from`() throws {
    let day = Day(number: 19_508)
    var line = ScorecardLine(
      id: FigureID(kpi: "1"), title: "T", shortTitle: "T", areaOfWeakness: "1", actions: [], owner: "O", asOf: day,
      unit: "percent", better: .higher, status: .computed, run: "r", fingerprint: "f", definition: "d")
    (line.value, line.expected) = (60, 80)
    line.baseline = BaselineReading(value: 50, date: day, measured: false)
    #expect(line.targetGap?.basis == .way(from: 50))
    line.baseline = BaselineReading(value: 50, date: day, qualifier: "<", measured: false)
    #expect(line.targetGap?.basis == .target)
    line.expected = nil
    #expect(line.targetGap == nil)
  }
}
