package import Model

/// The accumulator of one measure, of whichever kind it is.
package struct MeasureState: Sendable {
  /// Nil while it is being changed, and for a combination, whose parts have states of their own.
  private var measure: (any Measure)?

  /// The empty accumulator of a definition: merging it changes nothing.
  ///
  /// `source` says how many decimal places its numbers have; without it, they have none. A combination has no rows: each of its
  /// parts has an accumulator.
  package init(_ definition: MeasureDefinition, unit: Unit, source: SourceDefinition? = nil) {
    func scale(_ column: String?) -> Double { column.flatMap { source?.column($0)?.kind.scale } ?? 1 }
    // Its columns have the same number of decimal places.
    func scale(_ addends: Addends?) -> Double { scale(addends?.columns.first) }
    measure =
      switch definition {
      case .count: Count()
      case .distinct: Distinct()
      case .sum(_, let addends):
        Sum(scale: scale(addends), columns: addends.columns.count, leavesOutHidden: addends.leavesOutHidden)
      case .proportion(_, _, of: nil): Proportion()
      case .proportion: ProportionOfEntities()
      case .proportionOfSums(_, let part, let whole):
        ProportionOfSums(scale: scale(part), wholeScale: scale(whole), leavesOutHidden: part.leavesOutHidden)
      case .latest: Latest()
      case .repeats(_, _, let repetition): Repeats(repetition)
      case .duration(_, _, _, let statistic): Duration(statistic, daysInUnit: unit.days ?? 1)
      case .coverage(_, _, let cohort, _, _): Coverage(cohort)
      case .stages(_, _, let stages): Stages(total: stages.count)
      case .statistic(_, let statistic, let numbers): Statistic(statistic, of: numbers, scale: scale(numbers.addends))
      case .combined: nil
      }
  }

  private init(_ measure: any Measure) { self.measure = measure }

  /// Adds an event of the measure's own rows.
  package mutating func add(_ event: Event) { change { $0.add(event) } }

  /// Adds the chosen events of a batch of the measure's own rows.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { change { $0.add(events, chosen) } }

  /// Adds a batch of events of another source.
  package mutating func add(_ events: EventBatch, ofOthers place: Int) { change { $0.add(events, ofOthers: place) } }

  /// Drops what was added of the measure's own rows, because they come again. `empty` is the same measure without any rows.
  mutating func forgetOwnRows(_ empty: MeasureState) {
    guard let empty = empty.measure else { return }
    change { Self.forgetOwnRows(of: &$0, empty) }
  }

  mutating func forgetOthers(_ place: Int) { change { $0.forgetOthers(place) } }

  /// Adds what another accumulator of the same definition has taken. The order makes no difference, whatever the measure.
  package mutating func merge(_ other: MeasureState) {
    guard let more = other.measure else { return }
    change { Self.merge(more, into: &$0) }
  }

  /// Changes the measure in place: the property lets go of it first, so that nothing is copied.
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

  /// Gives one number to all categories of a cohort's members that are the same; does nothing for other measures.
  mutating func joinCategories(_ same: (UInt32) -> UInt32) {
    guard var coverage = measure as? Coverage else { return }
    measure = nil  // lets go of it, so that nothing is copied
    coverage.joinCategories(same)
    measure = coverage
  }

  /// The number of rows that cannot be right and are counted nowhere.
  package var leftOut: Int { measure?.leftOut ?? 0 }

  /// Makes the measure ready to answer; no event comes after this.
  package mutating func seal() { change { $0.seal() } }

  /// The answer for one day. The accumulator must be sealed.
  package func answer(_ asked: Asked) -> Answer { answers([asked])[0] }

  /// The answers for several days, in their order; cheapest where each looks no earlier than the one before it. The accumulator
  /// must be sealed.
  package func answers(_ asked: [Asked]) -> [Answer] { measure?.answers(asked) ?? [] }

  /// The same rows used for another definition; nil where that looks at other rows.
  func asking(for definition: MeasureDefinition, unit: Unit) -> MeasureState? {
    measure?.asking(for: definition, daysInUnit: unit.days ?? 1).map(MeasureState.init)
  }
}
