package import Model

/// Entities with more than one row that counts, or the rows after each entity's first.
package struct Repeats: MeasureOfRows {
  private var statistic: RepeatStatistic
  private var events = EntityEvents()

  package init(_ statistic: RepeatStatistic) { self.statistic = statistic }
  package mutating func add(_ event: Event) { events.add(event) }
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { self.events.add(events, chosen) }
  package mutating func merge(_ other: Repeats) { events.merge(other.events) }
  package mutating func seal() { events.seal() }

  package func asking(for definition: MeasureDefinition, daysInUnit: Double) -> (any Measure)? {
    guard case .repeats(_, _, let statistic) = definition else { return nil }
    var other = self
    other.statistic = statistic
    return other
  }

  package func answers(_ questions: [Question]) -> [Answer] {
    events.standings(questions).map { standing in
      var answer = Answer.count(statistic == .entities ? standing.repeated : standing.events - standing.entities)
      answer.counted = standing.events
      return answer
    }
  }
}
