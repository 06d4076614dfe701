package import Model

/// One measure's accumulator, whichever kind it is.
package enum MeasureState: Sendable {
  case single(any Measure)
  case coverage(Coverage)
  /// Between two states of one that is being changed.
  case nothing

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
    change({ $0.add(event) }, { $0.population.add(event) })
  }

  /// Adds the chosen events of a batch.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    change({ $0.add(events, chosen) }, { for index in chosen { $0.population.add(events.event(index)) } })
  }

  /// Changes it in place: it is let go of first, so that nothing is copied.
  private mutating func change(_ single: (inout any Measure) -> Void, _ coverage: (inout Coverage) -> Void) {
    switch self {
    case .single(var measure):
      self = .nothing
      single(&measure)
      self = .single(measure)
    case .coverage(var state):
      self = .nothing
      coverage(&state)
      self = .coverage(state)
    case .nothing: break
    }
  }

  /// Changes the other parts of a coverage.
  mutating func changeCoverage(_ body: (inout Coverage) -> Void) { change({ _ in }, body) }

  /// Takes another accumulator of the same definition in. Associative and commutative, whatever the measure.
  package mutating func merge(_ other: MeasureState) {
    switch other {
    case .single(let more): change({ Self.merge(more, into: &$0) }, { _ in Self.neverMeet() })
    case .coverage(let more): change({ _ in Self.neverMeet() }, { $0.merge(more) })
    case .nothing: break
    }
  }

  private static func neverMeet() -> Never { preconditionFailure("two definitions' states never meet") }

  private static func merge<Kind: Measure>(_ other: any Measure, into measure: inout Kind) {
    guard let other = other as? Kind else { neverMeet() }
    measure.merge(other)
  }

  /// Rows that cannot be right, and are counted nowhere.
  package var leftOut: Int { if case .single(let measure) = self { measure.leftOut } else { 0 } }

  package mutating func seal() { change({ $0.seal() }, { $0.seal() }) }

  /// Once sealed: the answer over a window. `reached` and `rates` are the windows of a coverage's other sources.
  package func answer(_ question: Question, reached: @autoclosure () -> Question, rates: @autoclosure () -> [Question]) -> Answer
  {
    answers([Coverage.Asked(population: question, reached: reached(), rates: rates())])[0]
  }

  /// The same for many days, cheapest in their order.
  package func answers(_ asked: [Coverage.Asked]) -> [Answer] {
    switch self {
    case .single(let measure): measure.answers(asked.map(\.population))
    case .coverage(let coverage): coverage.answers(asked)
    case .nothing: []
    }
  }

  /// The same rows asked for what another definition wants of them; nil where that looks at others.
  func asking(for definition: MeasureDefinition, unit: Unit) -> MeasureState? {
    guard case .single(let measure) = self else { return nil }
    switch (measure, definition) {
    case (let repeats as Repeats, .repeats(_, _, let statistic)): return .single(repeats.asking(for: statistic))
    case (let duration as Duration, .duration(_, _, _, let statistic)):
      return .single(duration.asking(for: statistic, daysInUnit: unit.days ?? 1))
    default: return nil
    }
  }
}

extension MeasureDefinition {
  /// Whether two measures look at the same rows, and differ only in what they make of them.
  func sharesRows(with other: MeasureDefinition) -> Bool {
    switch (self, other) {
    case (.repeats(let rule, let of, _), .repeats(let otherRule, let otherOf, _)): rule == otherRule && of == otherOf
    case (.duration(let rule, let from, let to, _), .duration(let otherRule, let otherFrom, let otherTo, _)):
      rule == otherRule && from == otherFrom && to == otherTo
    default: false
    }
  }
}
