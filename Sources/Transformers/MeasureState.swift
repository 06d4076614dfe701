package import Model

/// One measure's accumulator, whichever kind it is.
package enum MeasureState: Sendable {
  case single(any Measure)
  case coverage(Coverage)

  /// The empty accumulator of a definition: the identity of merging.
  ///
  /// `source` says how many decimal places its numbers have; without it, none.
  package init(_ definition: MeasureDefinition, unit: Unit, source: SourceDefinition? = nil) {
    func scale(_ column: String) -> Double { source?.column(column)?.kind.scale ?? 1 }
    switch definition {
    case .count: self = .single(Count())
    case .distinct: self = .single(Distinct())
    case .sum(_, let column): self = .single(Sum(scale: scale(column)))
    case .proportion(_, _, of: nil): self = .single(Proportion())
    case .proportion: self = .single(ProportionOfEntities())
    case .proportionOfSums(_, let part, let whole):
      self = .single(ProportionOfSums(scale: scale(part), wholeScale: scale(whole)))
    case .latest: self = .single(Latest())
    case .repeats(_, _, let statistic): self = .single(Repeats(statistic))
    case .duration(_, _, _, let statistic): self = .single(Duration(statistic, daysInUnit: unit.days ?? 1))
    case .coverage(_, _, let topQuartile, _, _): self = .coverage(Coverage(rates: topQuartile?.rates.count))
    case .stages(_, _, let stages): self = .single(Stages(total: stages.count))
    }
  }

  package mutating func add(_ event: Event) {
    switch self {
    case .single(var measure):
      self = .coverage(Coverage(rates: nil))  // lets go of the old value, so that adding does not copy it
      measure.add(event)
      self = .single(measure)
    case .coverage(var coverage):
      coverage.population.add(event)
      self = .coverage(coverage)
    }
  }

  /// Takes another accumulator of the same definition in. Associative and commutative, whatever the measure.
  package mutating func merge(_ other: MeasureState) {
    switch (self, other) {
    case (.single(let measure), .single(let more)): self = .single(Self.merged(measure, more))
    case (.coverage(var coverage), .coverage(let more)):
      coverage.merge(more)
      self = .coverage(coverage)
    case (.single, .coverage), (.coverage, .single): preconditionFailure("two definitions' states never meet")
    }
  }

  private static func merged<Kind: Measure>(_ measure: Kind, _ other: any Measure) -> Kind {
    guard let other = other as? Kind else { preconditionFailure("two definitions' states never meet") }
    var measure = measure
    measure.merge(other)
    return measure
  }

  package mutating func seal() {
    switch self {
    case .single(var measure):
      measure.seal()
      self = .single(measure)
    case .coverage(var coverage):
      coverage.seal()
      self = .coverage(coverage)
    }
  }

  /// Once sealed: the answer over a window. `reached` and `rates` are the windows of a coverage's other sources.
  package func answer(_ question: Question, reached: @autoclosure () -> Question, rates: @autoclosure () -> [Question]) -> Answer
  {
    switch self {
    case .single(let measure): measure.answer(question)
    case .coverage(let coverage): coverage.answer(question, reached: reached(), rates: rates())
    }
  }
}
