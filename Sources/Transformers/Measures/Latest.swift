package import Model

/// Of each entity's latest row: among those that pass the denominator's filter, the percentage that passes the
/// numerator's. An earlier row never speaks for an entity whose latest row drops out.
package struct Latest: Measure {
  private var events: [Event] = []
  private var highestEntity: UInt32 = 0

  package init() {}

  package mutating func add(_ event: Event) {
    guard event.entity != 0 else { return }
    events.append(event)
    highestEntity = max(highestEntity, event.entity)
  }

  package mutating func merge(_ other: Latest) {
    events += other.events
    highestEntity = max(highestEntity, other.highestEntity)
  }

  package mutating func seal() { events.sort { ($0.day, $0.place) < ($1.day, $1.place) } }

  package func answers(_ questions: [Question]) -> [Answer] { questions.map(standing) }

  private func standing(_ question: Question) -> Answer {
    // 0 nothing, 1 no part of the denominator, 2 denominator, 3 numerator: the last row of each entity stands.
    var roles = [UInt8](repeating: 0, count: Int(highestEntity) + 1)
    for event in events {
      if event.day > question.last { break }
      guard question.counts(day: event.day, until: event.until) else { continue }
      roles[Int(event.entity)] = event.isDenominator ? (event.isNumerator ? 3 : 2) : 1
    }
    return .percentage(roles.count { $0 == 3 }, of: roles.count { $0 >= 2 })
  }
}
