internal import Model

/// The amounts of entities by their days: published numbers of schools, which are added up for each.
struct EntityAmounts: Sendable {
  private struct Amount: Sendable {
    var entity: UInt32
    /// `Blank.integer` where it is blank.
    var amount: Int64
  }
  /// What counts of one entity.
  struct Sum: Sendable {
    fileprivate var rows = 0
    fileprivate var blanks = 0
    // Wider than what is added, so that no number of rows overflows it.
    fileprivate var total: Int128 = 0

    /// Nil where no row counts, or one that counts is blank.
    var value: Double? { rows > 0 && blanks == 0 ? Double(total) : nil }
  }
  private var log = EventLog<Amount>()

  /// Takes a batch of events; those without an entity are left out.
  mutating func add(_ events: EventBatch) {
    for index in events.indices where events.entity(index) != 0 {
      let amount = Amount(entity: events.entity(index), amount: events.amounts?[Int(index)] ?? Blank.integer)
      log.add(amount, from: events.days[Int(index)], since: events.since(index), until: events.until(index))
    }
  }

  /// Adds the events of another collection.
  mutating func merge(_ other: EntityAmounts) { log.merge(other.log) }

  /// Puts the events in order; none is added after this.
  mutating func seal() { log.sort() }

  /// Slides over the questions; `visit` sees the sums of all entities that have had a row.
  func visit(_ questions: [Question], _ visit: (_ question: Int, [UInt32: Sum]) -> Void) {
    var sums: [UInt32: Sum] = [:]
    func change(_ event: Amount, by rows: Int) {
      sums[event.entity, default: Sum()].rows += rows
      if event.amount == Blank.integer {
        sums[event.entity, default: Sum()].blanks += rows
      } else {
        sums[event.entity, default: Sum()].total += Int128(rows) * Int128(event.amount)
      }
    }
    log.slide(
      questions, clear: { sums = [:] }, enter: { change($0, by: 1) }, leave: { change($0, by: -1) },
      answer: { visit($0, sums) })
  }
}
