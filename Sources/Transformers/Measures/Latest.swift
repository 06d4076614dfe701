package import Model

/// Of each entity's latest row: among those that pass the denominator's filter, the percentage that passes the
/// numerator's. An earlier row never speaks for an entity whose latest row drops out.
package struct Latest: Measure {
  private var events: [Event] = []
  /// Once sealed: how many different entities there are, which are numbered anew.
  private var entities = 0

  package init() {}

  package mutating func add(_ event: Event) {
    guard event.entity != 0 else { return }
    events.append(event)
  }

  package mutating func merge(_ other: Latest) { events += other.events }

  package mutating func seal() {
    events.sort { ($0.day, $0.place) < ($1.day, $1.place) }
    // A domain's numbers may lie far apart, and few of them be here.
    var numbers: [UInt32: UInt32] = [:]
    for index in events.indices {
      let number = numbers[events[index].entity] ?? UInt32(numbers.count)
      numbers[events[index].entity] = number
      events[index].entity = number
    }
    entities = numbers.count
  }

  package func answers(_ questions: [Question]) -> [Answer] { questions.map(standing) }

  private func standing(_ question: Question) -> Answer {
    // 0 nothing, 1 no part of the denominator, 2 denominator, 3 numerator: the last row of each entity stands.
    var roles = [UInt8](repeating: 0, count: entities)
    for event in events {
      if event.day > question.last { break }
      guard question.counts(day: event.day, until: event.until) else { continue }
      roles[Int(event.entity)] = event.isDenominator ? (event.isNumerator ? 3 : 2) : 1
    }
    return .percentage(roles.count { $0 == 3 }, of: roles.count { $0 >= 2 })
  }
}
