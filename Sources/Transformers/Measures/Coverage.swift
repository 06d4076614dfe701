package import Model

/// The members of a population at a day, with what rates are per 100 of.
package struct Population: Sendable {
  private struct Member: Sendable {
    var day: Int32
    var until: Int32
    var entity: UInt32
    var size: Int64
  }
  private var members: [Member] = []

  package mutating func add(_ event: Event) {
    guard event.entity != 0 else { return }
    members.append(Member(day: event.day, until: event.until, entity: event.entity, size: event.amount))
  }

  package mutating func merge(_ other: Population) { members += other.members }

  func members(_ question: Question) -> [(entity: UInt32, size: Int64)] {
    members.filter { question.counts(day: $0.day, until: $0.until) }.map { ($0.entity, $0.size) }
  }
}

/// Of a population (of its top quartile by any of several rates, if asked for), the percentage found elsewhere.
///
/// Several sources meet here, each sealed in a state of its own; `answer` combines them.
package struct Coverage: Sendable {
  package var population = Population()
  package var reached = EntityEvents()
  package var rates: [EntityEvents]
  private let usesTopQuartile: Bool

  package init(rates: Int?) {
    self.rates = Array(repeating: EntityEvents(), count: rates ?? 0)
    usesTopQuartile = rates != nil
  }

  package mutating func merge(_ other: Coverage) {
    population.merge(other.population)
    reached.merge(other.reached)
    for index in rates.indices { rates[index].merge(other.rates[index]) }
  }

  package mutating func seal() {
    reached.seal()
    for index in rates.indices { rates[index].seal() }
  }

  /// `questions`: of the population, of those reached, and of each rate.
  package func answer(_ population: Question, reached: Question, rates: [Question]) -> Answer {
    var members = self.population.members(population)
    if usesTopQuartile {
      let tallies = zip(self.rates, rates).map { $0.counts($1) }
      var inTop = [Bool](repeating: false, count: members.count)
      for tally in tallies {
        let rate = members.map { member in
          let events = Int(member.entity) < tally.count ? tally[Int(member.entity)] : 0
          return member.size > 0 ? 100 * Double(events) / Double(member.size) : 0
        }
        guard let threshold = percentile(75, of: rate.sorted()) else { continue }
        for index in members.indices where rate[index] >= threshold && rate[index] > 0 { inTop[index] = true }
      }
      members = zip(members, inTop).filter(\.1).map(\.0)
    }
    let found = self.reached.counts(reached)
    let part = members.count { Int($0.entity) < found.count && found[Int($0.entity)] > 0 }
    return .percentage(part, of: members.count)
  }
}
