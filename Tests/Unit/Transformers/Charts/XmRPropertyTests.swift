import Drawing
import Model
import Testing
import Transformers
import Wording

/// What must hold of any series, whatever its values.
@Suite struct XmRPropertyTests {
  /// Values with shifts, trends and outliers among the noise; whole numbers, so that moving and scaling them is exact.
  static func series(_ number: Int) -> [Double] {
    var random = SeededGenerator(case: number)
    var level = Double(random.next() % 40)
    return (0..<(12 + Int(random.next() % 30))).map { index in
      if random.next() % 9 == 0 { level += Double(Int(random.next() % 21)) - 10 }
      if random.next() % 7 == 0 { return level + 60 }
      return level + Double(random.next() % 8) + (number % 3 == 0 ? Double(index) : 0)
    }
  }

  static func drawn(
    _ values: [Double?], better: Better? = .higher, rules: ControlRules = .plotTheDots, rebased: [Int] = []
  ) -> ControlChart {
    let days = (0..<values.count).map { Day(number: 19_000) + 30 * $0 }
    return ControlCharting().drawn(
      ControlChart(
        id: FigureID(kpi: "1"), basis: .value, unit: "children", better: better, rules: rules,
        points: zip(days, values).map { ControlPoint(asOf: $0, value: $1) },
        rebased: rebased.map { Rebase(date: days[$0], reason: "a test") }))
  }

  private func isSame(_ left: [Double?], _ right: [Double?]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { left, right in
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): abs(left - right) < 1e-9 * max(1, abs(right))
        default: false
        }
      }
  }

  @Test(arguments: 1...200, ControlRules.allCases)
  func `shifting all values shifts the limits, and changes no cause`(number: Int, rules: ControlRules) {
    let values = Self.series(number)
    let (chart, shifted) = (Self.drawn(values, rules: rules), Self.drawn(values.map { $0 + 1024 }, rules: rules))
    #expect(isSame(shifted.points.map(\.lower), chart.points.map { $0.lower.map { $0 + 1024 } }))
    #expect(isSame(shifted.points.map(\.upper), chart.points.map { $0.upper.map { $0 + 1024 } }))
    #expect(shifted.points.map(\.causes) == chart.points.map(\.causes))
  }

  @Test(arguments: 1...200, ControlRules.allCases)
  func `scaling all values scales the limits, and changes no cause`(number: Int, rules: ControlRules) {
    let values = Self.series(number)
    let (chart, scaled) = (Self.drawn(values, rules: rules), Self.drawn(values.map { $0 * 8 }, rules: rules))
    #expect(isSame(scaled.points.map(\.lower), chart.points.map { $0.lower.map { $0 * 8 } }))
    #expect(isSame(scaled.points.map(\.mean), chart.points.map { $0.mean.map { $0 * 8 } }))
    #expect(scaled.points.map(\.causes) == chart.points.map(\.causes))
  }

  @Test(arguments: 1...200)
  func `mirroring swaps high and low, and what is better`(number: Int) {
    let values = Self.series(number)
    let mirrored = Self.drawn(values.map { -$0 }, better: nil)
    let chart = Self.drawn(values, better: nil)
    let swapped: [ControlChart.Variation: ControlChart.Variation] = [.high: .low, .low: .high, .commonCause: .commonCause]
    #expect(mirrored.points.map(\.variation) == chart.points.map { $0.variation.flatMap { swapped[$0] } })
    #expect(isSame(mirrored.points.map(\.lower), chart.points.map { $0.upper.map { -$0 } }))
    let better = Self.drawn(values.map { -$0 }, better: .lower).points.map(\.variation)
    #expect(better == Self.drawn(values, better: .higher).points.map(\.variation))
  }

  @Test(arguments: 1...200)
  func `every cause is found where a plain reading of its rule finds it`(number: Int) {
    let values = Self.series(number)
    let chart = Self.drawn(values, better: nil)
    for (index, point) in chart.points.enumerated() {
      guard let mean = point.mean, let lower = point.lower, let upper = point.upper else { continue }
      func stretches(_ length: Int) -> [ArraySlice<Double>] {
        (max(0, index - length + 1)...index).filter { $0 + length <= values.count }.map { values[$0..<$0 + length] }
      }
      let isRun = stretches(7).contains { run in run.allSatisfy { $0 > mean } || run.allSatisfy { $0 < mean } }
      let isTrend = stretches(7).contains { run in
        zip(run, run.dropFirst()).allSatisfy { $0 < $1 } || zip(run, run.dropFirst()).allSatisfy { $0 > $1 }
      }
      func isNear(_ value: Double) -> Bool {
        value <= upper && value > mean + (upper - mean) / 3 * 2 || value >= lower && value < mean - (mean - lower) / 3 * 2
      }
      let isTwo =
        isNear(values[index])
        && stretches(3).contains { run in
          (run.allSatisfy { $0 > mean } || run.allSatisfy { $0 < mean }) && run.filter(isNear).count >= 2
        }
      #expect(point.causes.contains(.shift) == isRun)
      #expect(point.causes.contains(.trend) == isTrend)
      #expect(point.causes.contains(.outside) == (values[index] > upper || values[index] < lower))
      #expect(point.causes.contains(.twoOfThree) == isTwo)
    }
  }

  @Test(arguments: 0...11)
  func `fewer than 12 points give no limits, and it is said`(count: Int) {
    let chart = Self.drawn(Array(repeating: 3, count: count))
    #expect(chart.points.allSatisfy { $0.mean == nil && $0.variation == nil })
    #expect(chart.variation == nil)
    #expect(chart.inWords.note.hasPrefix(count == 0 ? "no normal range" : "not enough data yet"))
  }

  @Test func `twelve points are enough`() { #expect(Self.drawn(Self.series(4).prefix(12).map { $0 }).variation != nil) }

  @Test(arguments: 1...50)
  func `gaps count for no rule`(number: Int) {
    let values = Self.series(number)
    var gapped: [Double?] = values
    for place in [0, 5, 5, 9, values.count] { gapped.insert(nil, at: place) }
    let (chart, whole) = (Self.drawn(gapped), Self.drawn(values))
    #expect(chart.points.filter { $0.value != nil }.map(\.causes) == whole.points.map(\.causes))
    #expect(chart.points.filter { $0.value == nil }.allSatisfy { $0.mean == nil && $0.causes.isEmpty })
  }

  @Test(arguments: 1...50)
  func `a rebase begins anew: each part is as if it were alone`(number: Int) {
    let (first, second) = (Self.series(number), Self.series(number + 1000))
    let chart = Self.drawn(first + second, rebased: [first.count])
    #expect(chart.points.prefix(first.count).map(\.causes) == Self.drawn(first).points.map(\.causes))
    #expect(chart.points.dropFirst(first.count).map(\.causes) == Self.drawn(second).points.map(\.causes))
    #expect(chart.points.last?.mean == Self.drawn(second).points.last?.mean)
  }

  @Test func `too few points since a rebase have no limits, those before it keep theirs`() {
    let chart = Self.drawn(Array(repeating: 5, count: 14) + [1, 2, 3], rebased: [14])
    #expect(chart.points[13].mean == 5)
    #expect(chart.points[16].mean == nil)
    #expect(chart.inWords.note.contains("3 points, and at least 12 are needed"))
  }

  @Test(arguments: [100.0 / 3, 0.1, 1e-3, 7e9 / 3] as [Double], Array(12...40))
  func `what never moves is never special, whatever a mean is rounded to`(value: Double, count: Int) {
    let chart = Self.drawn(Array(repeating: value, count: count))
    #expect(chart.points.allSatisfy { $0.causes.isEmpty })
  }

  @Test func `what never moves from its target meets it`() {
    var chart = ControlChart(
      id: FigureID(kpi: "1"), basis: .value, unit: "children", better: .lower, rules: .plotTheDots, target: 0.1)
    chart.points = (0..<20).map { ControlPoint(asOf: Day(number: Int32(19_000 + $0)), value: 0.1) }
    #expect(ControlCharting().drawn(chart).assurance == .passes)
  }

  @Test func `a series that hardly ever moves has limits of some width`() throws {
    let limits = try #require(XmRLimits(Array(repeating: 0, count: 20) + [1], .plotTheDots))
    #expect(limits.upper > limits.lower)
  }

  @Test(
    arguments: [
      (Better.higher, 5.0, ControlChart.Assurance.passes), (.higher, 200, .fails), (.lower, 5, .fails), (.lower, 200, .passes),
      (.higher, 20, .hitAndMiss),
    ])
  func `assurance compares the target with the limits`(better: Better, target: Double, assurance: ControlChart.Assurance) {
    var chart = ControlChart(
      id: FigureID(kpi: "1"), basis: .value, unit: "children", better: better, rules: .plotTheDots, target: target)
    chart.points = (0..<20).map { ControlPoint(asOf: Day(number: Int32(19_000 + $0)), value: Double(19 + $0 % 3)) }
    #expect(ControlCharting().drawn(chart).assurance == assurance)
  }
}
