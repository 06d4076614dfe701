package import Model

extension Unit {
  /// Whether a message that leaves the building may give an answer. It may not where a child could be recognised: in a count of
  /// 1 to 4 children, in a share from which such a count could be worked out, and in a median of so few. Counts of schools and
  /// of a plan's stages identify nobody.
  fileprivate func mayTell(_ answer: Answer) -> Bool {
    guard name != "schools", name != "stages" else { return true }
    if isCounted { return answer.value?.isFew != true }
    if answer.numerator?.isFew == true || answer.denominator?.isFew == true { return false }
    guard self == .percent, let part = answer.numerator, let whole = answer.denominator else { return true }
    return !(whole - part).isFew
  }
}

/// Decides what a message that leaves the building may say of one figure.
package struct Telling: Sendable {
  let unit: Unit
  let measure: MeasureDefinition
  /// Whether the rows of one of the figure's sources are about people; otherwise a sum over one row is a number that somebody
  /// published.
  let isAboutPeople: Bool

  /// `sources` are those whose rows the figure counts; without any, its rows are taken to be about people.
  package init(_ figure: FigureDefinition, of sources: [SourceDefinition]) {
    (unit, measure) = (figure.unit, figure.measure)
    isAboutPeople = sources.isEmpty || sources.contains(where: \.isAboutPeople)
  }

  /// Whether an answer may be told. It may not where it is about fewer than five people, or is the value that one of them has.
  package func mayTell(_ answer: Answer) -> Bool {
    unit.mayTell(answer) && (!isAboutPeople || measure.mayTell(answer))
  }
}

extension MeasureDefinition {
  /// Whether an answer about people may be told.
  fileprivate func mayTell(_ answer: Answer) -> Bool {
    switch self {
    case .combined(_, let parts):
      // Its parts' own numbers are not known here: what rests on the numbers of few people, or on those of one, is not told.
      return !(answer.numerator?.isFew ?? false) && !(answer.denominator?.isFew ?? false)
        && parts.allSatisfy { $0.tellsOfCases || (!answer.counted.isFew && $0.isSum) }
    case .statistic(_, let statistic, _):
      return answer.denominator.map { statistic.peopleBeyond(of: $0) >= 5 } ?? true
    case .sum, .proportionOfSums: return !answer.counted.isFew
    case .duration(_, _, _, let statistic): return answer.denominator.map { statistic.peopleBeyond(of: $0) >= 5 } ?? true
    case .count, .distinct, .proportion, .latest, .repeats, .coverage, .stages: return true
    }
  }
}

extension MeasureDefinition {
  /// Whether it counts cases or a share of them.
  private var tellsOfCases: Bool {
    switch self {
    case .count, .distinct, .proportion, .latest, .repeats, .coverage, .stages: true
    case .sum, .proportionOfSums, .duration, .statistic, .combined: false
    }
  }

  /// Whether it adds up numbers.
  private var isSum: Bool {
    switch self {
    case .sum, .proportionOfSums: true
    case .count, .distinct, .proportion, .latest, .repeats, .coverage, .stages, .duration, .statistic, .combined: false
    }
  }
}

extension NumberStatistic {
  /// How many of so many people have the statistic's value or one further out, as for durations.
  fileprivate func peopleBeyond(of people: Double) -> Double {
    switch self {
    case .minimum, .maximum: 1
    case .percentile(let percent) where !(25...75).contains(percent): people * min(percent, 100 - percent) / 100
    case .percentile, .mean, .shareAtLeast, .shareAbove: people
    }
  }
}

extension DurationStatistic {
  /// How many of so many people have the statistic's value or one further out; all of them, where the statistic lies in their
  /// middle half.
  fileprivate func peopleBeyond(of people: Double) -> Double {
    switch self {
    case .longest: 1
    case .percentile(let percent) where !(25...75).contains(percent): people * min(percent, 100 - percent) / 100
    case .percentile, .mean, .shareOver: people
    }
  }
}
