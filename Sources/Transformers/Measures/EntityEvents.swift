internal import Model

/// Events of entities by their days: what distinct, repeats and coverage stand on.
package struct EntityEvents: Sendable {
  private var log = EventLog<UInt32>()
  private var highestEntity: UInt32 = 0

  @inline(__always)
  package mutating func add(_ event: Event) { add(event.entity, from: event.day, until: event.until) }

  @inline(__always)
  mutating func add(_ entity: UInt32, from day: Int32, until: Int32) {
    guard entity != 0 else { return }
    log.add(entity, from: day, until: until)
    highestEntity = max(highestEntity, entity)
  }

  mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    guard events.untils == nil, let entities = events.entities else {
      for index in chosen { add(events.entity(index), from: events.days[Int(index)], until: events.until(index)) }
      return
    }
    let known = chosen.map { entities[Int($0)] }
    highestEntity = known.reduce(highestEntity, max)
    events.forEachRun(chosen) { day, run in
      let ofDay = known[run]
      if ofDay.contains(0) {
        for entity in ofDay { add(entity, from: day, until: .max) }
      } else {
        log.add(ofDay, from: day)
      }
    }
  }

  package mutating func merge(_ other: EntityEvents) {
    log.merge(other.log)
    highestEntity = max(highestEntity, other.highestEntity)
  }

  package mutating func seal() { log.seal() }

  /// What the events that count come to on one day.
  struct Standing {
    /// How many events count.
    var events = 0
    /// Entities with an event that counts, and with more than one.
    var entities = 0
    var repeated = 0
  }

  /// Slides over the questions; `visit` sees how many events of each entity count (the index is the entity), and in sum.
  func visit(_ questions: [Question], _ visit: (_ question: Int, UnsafeMutableBufferPointer<Int32>, Standing) -> Void) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Int(highestEntity) + 1) { counts in
      counts.initialize(repeating: 0)
      var standing = Standing()
      log.slide(
        questions,
        clear: {
          counts.update(repeating: 0)
          standing = Standing()
        },
        enter: { entity in
          let count = counts[Int(entity)]
          counts[Int(entity)] = count &+ 1
          standing.events &+= 1
          standing.entities &+= count == 0 ? 1 : 0
          standing.repeated &+= count == 1 ? 1 : 0
        },
        leave: { entity in
          let count = counts[Int(entity)]
          counts[Int(entity)] = count &- 1
          standing.events &-= 1
          standing.entities &-= count == 1 ? 1 : 0
          standing.repeated &-= count == 2 ? 1 : 0
        },
        answer: { visit($0, counts, standing) })
    }
  }

  func standings(_ questions: [Question]) -> [Standing] {
    var standings: [Standing] = []
    visit(questions) { _, _, standing in standings.append(standing) }
    return standings
  }
}
