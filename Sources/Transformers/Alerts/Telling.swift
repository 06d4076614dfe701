package import Model

extension Unit {
  /// Whether a message that leaves the building may tell an answer: a count of 1 to 4 children, a share from which one could be had
  /// back, and a median of so few, may point at a child. Schools and stages of a plan are nobody.
  fileprivate func mayTell(_ answer: Answer) -> Bool {
    guard name != "schools", name != "stages" else { return true }
    if isCounted { return answer.value?.isFew != true }
    if answer.numerator?.isFew == true || answer.denominator?.isFew == true { return false }
    guard self == .percent, let part = answer.numerator, let whole = answer.denominator else { return true }
    return !(whole - part).isFew
  }
}

/// What a message that leaves the building may tell of one figure.
package struct Telling: Sendable {
  let unit: Unit
  let measure: MeasureDefinition
  /// Its rows are about people; otherwise a sum of one row is the number that somebody published.
  let isAboutPeople: Bool

  package init(_ figure: FigureDefinition, of source: SourceDefinition?) {
    (unit, measure) = (figure.unit, figure.measure)
    isAboutPeople = source?.isAboutPeople ?? true
  }

  /// Whether an answer may be told: not where it is about fewer than five people, or is what one of them has.
  package func mayTell(_ answer: Answer) -> Bool {
    guard unit.mayTell(answer) else { return false }
    guard isAboutPeople else { return true }
    switch measure {
    case .sum, .proportionOfSums: return !answer.counted.isFew
    case .duration(_, _, _, let statistic): return answer.denominator.map { statistic.peopleBeyond(of: $0) >= 5 } ?? true
    case .count, .distinct, .proportion, .latest, .repeats, .coverage, .stages: return true
    }
  }
}

extension DurationStatistic {
  /// How many of so many people have the statistic's value, or one further out; all, where it is in their middle half.
  fileprivate func peopleBeyond(of people: Double) -> Double {
    switch self {
    case .longest: 1
    case .percentile(let percent) where !(25...75).contains(percent): people * min(percent, 100 - percent) / 100
    case .percentile, .mean, .shareOver: people
    }
  }
}
