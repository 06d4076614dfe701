internal import Model

extension Cohort.Choice {
  /// Which of these rates are chosen: true at their places. A member without a rate has one that is no number (NaN), and is not
  /// chosen. `categories` are those of the members, where each category is looked at on its own.
  func chosen(_ rates: [Double], within categories: [UInt32]?) -> [Bool] {
    guard let categories else {
      let test = test(rates)
      return rates.map(test.passes)
    }
    var groups: [UInt32: [Double]] = [:]
    for (rate, category) in zip(rates, categories) { groups[category, default: []].append(rate) }
    let tests = groups.mapValues(test)
    return zip(rates, categories).map { rate, category in tests[category]?.passes(rate) ?? false }
  }

  /// What a rate must be, among these.
  private func test(_ rates: [Double]) -> Test {
    let known = rates.contains(where: \.isNaN) ? rates.filter { !$0.isNaN } : rates
    switch self {
    case .fromPercentile(let percent):
      return Test(atLeast: percentile(percent, ofUnsorted: known) ?? .infinity, above: 0)
    case .upToPercentile(let percent): return Test(atMost: percentile(percent, ofUnsorted: known) ?? -.infinity)
    case .highest(let count):
      let last = known.sorted(by: >).prefix(count).last
      return Test(atLeast: last ?? .infinity, above: 0)
    case .lowest(let count): return Test(atMost: known.sorted().prefix(count).last ?? -.infinity)
    case .limited(let limits): return Test(limits)
    }
  }

  /// The limits of a rate. No comparison with what is no number holds.
  private struct Test {
    var atLeast: Double?
    var above: Double?
    var atMost: Double?
    var below: Double?

    init(atLeast: Double? = nil, above: Double? = nil, atMost: Double? = nil) {
      (self.atLeast, self.above, self.atMost) = (atLeast, above, atMost)
    }

    init(_ limits: [Cohort.Limit]) {
      for limit in limits {
        switch limit {
        case .atLeast(let number): atLeast = number
        case .above(let number): above = number
        case .atMost(let number): atMost = number
        case .below(let number): below = number
        }
      }
    }

    func passes(_ rate: Double) -> Bool {
      if rate.isNaN { return false }
      if let atLeast, rate < atLeast { return false }
      if let above, rate <= above { return false }
      if let atMost, rate > atMost { return false }
      if let below, rate >= below { return false }
      return true
    }
  }
}
