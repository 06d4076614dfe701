internal import Model

/// Events of entities in the order of their days: what distinct, repeats and coverage stand on.
package struct EntityEvents: Sendable {
  struct Entry: Sendable {
    var day: Int32
    var until: Int32
    var entity: UInt32
  }
  private var entries: [Entry] = []
  private var highestEntity: UInt32 = 0

  package mutating func add(_ event: Event) {
    guard event.until > event.day, event.entity != 0 else { return }
    entries.append(Entry(day: event.day, until: event.until, entity: event.entity))
    highestEntity = max(highestEntity, event.entity)
  }

  package mutating func merge(_ other: EntityEvents) {
    entries += other.entries
    highestEntity = max(highestEntity, other.highestEntity)
  }

  package mutating func seal() { entries.sort { ($0.day, $0.entity, $0.until) < ($1.day, $1.entity, $1.until) } }

  /// How many events of each entity count; the index is the entity.
  func counts(_ question: Question) -> [Int32] {
    var counts = [Int32](repeating: 0, count: Int(highestEntity) + 1)
    var index = entries.firstIndex(sortedWhere: { $0.day >= question.first })
    while index < entries.count, entries[index].day <= question.last {
      let entry = entries[index]
      if question.counts(day: entry.day, until: entry.until) { counts[Int(entry.entity)] += 1 }
      index += 1
    }
    return counts
  }
}
