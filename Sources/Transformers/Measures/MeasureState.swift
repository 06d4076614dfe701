package import Model

/// One measure's accumulator, whichever kind it is.
package struct MeasureState: Sendable {
  /// Nil while it is being changed.
  private var measure: (any Measure)?

  /// The empty accumulator of a definition: the identity of merging.
  ///
  /// `source` says how many decimal places its numbers have; without it, none.
  package init(_ definition: MeasureDefinition, unit: Unit, source: SourceDefinition? = nil) {
    func scale(_ column: String) -> Double { source?.column(column)?.kind.scale ?? 1 }
    measure =
      switch definition {
      case .count: Count()
      case .distinct: Distinct()
      case .sum(_, let column): Sum(scale: scale(column))
      case .proportion(_, _, of: nil): Proportion()
      case .proportion: ProportionOfEntities()
      case .proportionOfSums(_, let part, let whole): ProportionOfSums(scale: scale(part), wholeScale: scale(whole))
      case .latest: Latest()
      case .repeats(_, _, let statistic): Repeats(statistic)
      case .duration(_, _, _, let statistic): Duration(statistic, daysInUnit: unit.days ?? 1)
      case .coverage(_, _, let topQuartile, _, _): Coverage(rates: topQuartile?.rates.count)
      case .stages(_, _, let stages): Stages(total: stages.count)
      }
  }

  private init(_ measure: any Measure) { self.measure = measure }

  package mutating func add(_ event: Event) { change { $0.add(event) } }

  /// Adds the chosen events of a batch.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { change { $0.add(events, chosen) } }

  /// Adds a batch of events of the rows of another source.
  package mutating func add(_ events: EventBatch, ofOthers place: Int) { change { $0.add(events, ofOthers: place) } }

  /// The measure's own rows come again. `empty` is the same measure's identity.
  mutating func forgetOwnRows(_ empty: MeasureState) {
    guard let empty = empty.measure else { return }
    change { Self.forgetOwnRows(of: &$0, empty) }
  }

  mutating func forgetOthers(_ place: Int) { change { $0.forgetOthers(place) } }

  /// Takes another accumulator of the same definition in. Associative and commutative, whatever the measure.
  package mutating func merge(_ other: MeasureState) {
    guard let more = other.measure else { return }
    change { Self.merge(more, into: &$0) }
  }

  /// Changes it in place: it is let go of first, so that nothing is copied.
  private mutating func change(_ body: (inout any Measure) -> Void) {
    guard var measure else { return }
    self.measure = nil
    body(&measure)
    self.measure = measure
  }

  private static func merge<Kind: Measure>(_ other: any Measure, into measure: inout Kind) { measure.merge(same(other)) }

  private static func forgetOwnRows<Kind: Measure>(of measure: inout Kind, _ empty: any Measure) {
    measure.forgetOwnRows(same(empty))
  }

  private static func same<Kind: Measure>(_ other: any Measure) -> Kind {
    guard let other = other as? Kind else { preconditionFailure("states of two definitions never meet") }
    return other
  }

  /// Rows that cannot be right, and are counted nowhere.
  package var leftOut: Int { measure?.leftOut ?? 0 }

  package mutating func seal() { change { $0.seal() } }

  /// Once sealed: the answer for a day.
  package func answer(_ asked: Asked) -> Answer { answers([asked])[0] }

  /// The same for many days, cheapest in their order.
  package func answers(_ asked: [Asked]) -> [Answer] { measure?.answers(asked) ?? [] }

  /// The same rows asked for what another definition wants of them; nil where that looks at others.
  func asking(for definition: MeasureDefinition, unit: Unit) -> MeasureState? {
    measure?.asking(for: definition, daysInUnit: unit.days ?? 1).map(MeasureState.init)
  }
}
