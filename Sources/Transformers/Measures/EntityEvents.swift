internal import Synchronization

/// The events of entities by their days: `Distinct`, `Repeats`, `Coverage`, `Stages` and `ProportionOfEntities` are built on
/// it.
package struct EntityEvents: Sendable {
  private var log = EventLog<UInt32>()
  private var highestEntity: UInt32 = 0
  /// Once sealed: the answers that were worked out, for other measures that ask the same of these events.
  private var answered: Answered?

  /// Takes one event; an event without an entity is left out.
  @inline(__always)
  package mutating func add(_ event: Event) { add(event.entity, from: event.day, since: event.since, until: event.until) }

  @inline(__always)
  mutating func add(_ entity: UInt32, from day: Int32, until: Int32) {
    guard entity != 0 else { return }
    log.add(entity, from: day, until: until)
    highestEntity = max(highestEntity, entity)
  }

  @inline(__always)
  private mutating func add(_ entity: UInt32, from day: Int32, since: Int32, until: Int32) {
    guard entity != 0 else { return }
    log.add(entity, from: day, since: since, until: until)
    highestEntity = max(highestEntity, entity)
  }

  mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    guard events.sinces == nil else {
      for index in chosen {
        add(events.entity(index), from: events.days[Int(index)], since: events.since(index), until: events.until(index))
      }
      return
    }
    guard events.untils == nil, let entities = events.entities else {
      for index in chosen { add(events.entity(index), from: events.days[Int(index)], until: events.until(index)) }
      return
    }
    // Those of a whole batch are kept as they are, and not copied.
    let isWhole = chosen.count == events.count
    let known = isWhole ? entities : chosen.map { entities[Int($0)] }
    let days = isWhole ? events.days : chosen.map { events.days[Int($0)] }
    highestEntity = known.reduce(highestEntity, max)
    guard known.contains(0) else { return log.add(known, from: days) }
    for (entity, day) in zip(known, days) { add(entity, from: day, until: .max) }
  }

  /// Adds the events of another collection.
  package mutating func merge(_ other: EntityEvents) {
    log.merge(other.log)
    highestEntity = max(highestEntity, other.highestEntity)
  }

  /// The counts of one day.
  struct Counts: Sendable {
    /// How many events count.
    var events = 0
    /// Entities with an event that counts, and with more than one.
    var entities = 0
    var repeated = 0
  }

  /// Slides over the questions; `visit` sees how many events of each entity count, and in sum.
  func visit(_ questions: [Question], _ visit: (_ question: Int, borrowing EntityCounts, Counts) -> Void) {
    var counts = EntityCounts(highest: highestEntity)
    var now = Counts()
    log.slide(
      questions,
      clear: {
        counts.clear()
        now = Counts()
      },
      enter: { entity in
        let before = counts.add(entity)
        now.events &+= 1
        now.entities &+= before == 0 ? 1 : 0
        now.repeated &+= before == 1 ? 1 : 0
      },
      leave: { entity in
        let left = counts.remove(entity)
        now.events &-= 1
        now.entities &-= left == 0 ? 1 : 0
        now.repeated &-= left == 1 ? 1 : 0
      },
      answer: { visit($0, counts, now) })
  }

  /// No event is added after this.
  mutating func seal() { answered = Answered() }

  /// The same, and the events are put in order: once they are, they need no more room than before.
  mutating func sealSorted() {
    seal()
    log.sort()
  }

  func counts(_ questions: [Question]) -> [Counts] {
    var known = answered?.counts.withLock { $0 } ?? [:]
    let new = questions.filter { known[$0] == nil }
    if !new.isEmpty { visit(new) { known[new[$0]] = $2 } }
    answered?.counts.withLock { $0.merge(known) { one, _ in one } }
    return questions.map { known[$0] ?? Counts() }
  }

  /// For each question: how many entities have so many events that count; those with none are not among them.
  func numbers(_ questions: [Question]) -> [[(rows: Int, entities: Int)]] {
    var running: [UInt32: Int] = [:]
    var found = questions.map { _ in [(rows: Int, entities: Int)]() }
    log.slide(
      questions, clear: { running = [:] }, enter: { running[$0, default: 0] += 1 },
      leave: { entity in
        let left = (running[entity] ?? 0) - 1
        running[entity] = left > 0 ? left : nil
      },
      answer: { question in
        let entities = running.values.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        found[question] = entities.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      })
    return found
  }

  private final class Answered: Sendable {
    let counts = Mutex<[Question: Counts]>([:])
  }
}
