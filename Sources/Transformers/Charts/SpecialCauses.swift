package import Model

/// Finds the values of a series that show a significant change, by the rules of its chart. All values of one series have the
/// same limits.
package struct SpecialCauses: Sendable {
  /// One entry for each value: which causes hold (in the order of `SpecialCause.allCases`), and which way they point: 1 up, -1
  /// down.
  package let found: [(causes: [SpecialCause], direction: Int)]

  /// `values` are in the order of their days and without gaps, and `limits` are drawn from the same values.
  package init(_ values: [Double], _ limits: XmRLimits, _ rules: ControlRules) {
    let sides = values.map(limits.side)
    let trends = Self.trends(values, rules.trendLength)
    let shifts = Self.runs(of: sides, rules.shiftLength)
    let near = Self.twoOfThree(values.map(limits.isNearLimit), sides)
    found = values.indices.map { index in
      let holds: [SpecialCause: Bool] = [
        .outside: limits.isOutside(values[index]), .trend: trends[index] != 0, .twoOfThree: near[index],
        .shift: shifts[index],
      ]
      let causes = SpecialCause.allCases.filter { holds[$0] == true }
      return (causes, causes.first == .trend ? trends[index] : sides[index])
    }
  }

  /// Whether each point is one of at least `length` in a row on one side of the mean; a point on the mean ends a run.
  private static func runs(of sides: [Int], _ length: Int) -> [Bool] {
    marks(sides.count, length) { range in
      sides[range.lowerBound] != 0 && sides[range].allSatisfy { $0 == sides[range.lowerBound] }
    }
  }

  /// For each point that is one of at least `length` in a row, each higher (1) or each lower (-1) than the one before; else 0.
  /// A point where a rise becomes a fall belongs to both, and is told by the way it was reached.
  private static func trends(_ values: [Double], _ length: Int) -> [Int] {
    let steps = zip(values.dropFirst(), values).map { $0 > $1 ? 1 : $0 < $1 ? -1 : 0 }
    func runs(_ way: Int) -> [Bool] {
      marks(values.count, length) { range in steps[range.lowerBound..<range.upperBound - 1].allSatisfy { $0 == way } }
    }
    let (rises, falls) = (runs(1), runs(-1))
    return values.indices.map { index in
      rises[index] && falls[index] ? steps[index - 1] : rises[index] ? 1 : falls[index] ? -1 : 0
    }
  }

  /// Whether each point lies in a stretch of `length` points for which `holds`.
  private static func marks(_ count: Int, _ length: Int, _ holds: (Range<Int>) -> Bool) -> [Bool] {
    var marks = [Bool](repeating: false, count: count)
    guard count >= length else { return marks }
    for start in 0...count - length where holds(start..<start + length) {
      for index in start..<start + length { marks[index] = true }
    }
    return marks
  }

  /// The near points of three in a row that are all on one side, two of them or more near the limit.
  private static func twoOfThree(_ near: [Bool], _ sides: [Int]) -> [Bool] {
    let marks = marks(near.count, 3) { range in
      let side = sides[range.lowerBound]
      return side != 0 && sides[range].allSatisfy { $0 == side } && near[range].count { $0 } >= 2
    }
    return zip(marks, near).map { $0 && $1 }
  }
}
