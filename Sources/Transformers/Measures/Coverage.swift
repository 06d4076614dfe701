package import Model

/// The members of a population, with the number that rates are per 100 of.
package struct Population: Sendable {
  private struct Member: Sendable {
    var day: Int32
    var since: Int32
    var until: Int32
    var entity: UInt32
    var size: Int64
  }
  private var members: [Member] = []

  /// Takes a row as a member from the day on which it begins to count until the day it stops, with `amount` as its size. A row without an entity is left
  /// out.
  package mutating func add(_ event: Event) {
    guard event.entity != 0 else { return }
    members.append(Member(day: event.day, since: event.since, until: event.until, entity: event.entity, size: event.amount))
  }

  /// Adds the members of another population.
  package mutating func merge(_ other: Population) { members += other.members }

  func members(_ question: Question) -> [(entity: UInt32, size: Int64)] {
    // Of an entity with two rows, as of a school on the day it became an academy, the one that began later.
    var places: [UInt32: Int] = [:]
    var found: [Member] = []
    for member in members where question.counts(day: member.day, since: member.since, until: member.until) {
      if let place = places[member.entity] {
        if member.day > found[place].day { found[place] = member }
      } else {
        places[member.entity] = found.count
        found.append(member)
      }
    }
    return found.map { ($0.entity, $0.size) }
  }
}

/// The percentage of a population that is found in another source; of the population's top quartile by any of several rates,
/// where the definition asks for that.
///
/// Several sources meet here, each with events of its own; `answers` combines them.
package struct Coverage: Measure {
  private var population = Population()
  private var reached = EntityEvents()
  private var rates: [EntityEvents]
  private let usesTopQuartile: Bool

  /// `rates` is the number of rates that choose the top quartile; nil where the whole population is asked about.
  package init(rates: Int?) {
    self.rates = Array(repeating: EntityEvents(), count: rates ?? 0)
    usesTopQuartile = rates != nil
  }

  /// Takes a row of the population.
  package mutating func add(_ event: Event) { population.add(event) }

  /// Takes a batch of another source: at place 0 those reached, at the places after it each rate's events.
  package mutating func add(_ events: EventBatch, ofOthers place: Int) {
    if place == 0 { reached.add(events, events.indices) } else { rates[place - 1].add(events, events.indices) }
  }

  /// Drops the population, and keeps those reached and the rates.
  package mutating func forgetOwnRows(_ empty: Coverage) { population = Population() }

  /// Drops those reached (place 0), or one rate's events.
  package mutating func forgetOthers(_ place: Int) {
    if place == 0 { reached = EntityEvents() } else { rates[place - 1] = EntityEvents() }
  }

  /// Adds the population, those reached and the rates of another coverage with as many rates.
  package mutating func merge(_ other: Coverage) {
    population.merge(other.population)
    reached.merge(other.reached)
    for index in rates.indices { rates[index].merge(other.rates[index]) }
  }

  /// Puts the rates' events in order, so that no later question sorts them again.
  package mutating func seal() {
    reached.seal()
    for index in rates.indices { rates[index].sealSorted() }
  }

  /// One percentage for each day asked about; no value where nobody is in question.
  package func answers(_ asked: [Asked]) -> [Answer] {
    let members = asked.map { population.members($0.own) }
    var inQuestion = members.map { [Bool](repeating: !usesTopQuartile, count: $0.count) }
    for (rate, events) in rates.enumerated() {
      events.visit(asked.map { $0.others[1 + rate] }) { day, counts, _ in
        Self.markTop(members[day], counts, &inQuestion[day])
      }
    }
    var answers: [Answer] = []
    reached.visit(asked.map { $0.others[0] }) { day, counts, _ in
      var (part, whole) = (0, 0)
      for (member, isAsked) in zip(members[day], inQuestion[day]) where isAsked {
        whole += 1
        if counts[member.entity] > 0 { part += 1 }
      }
      answers.append(.percentage(part, of: whole))
    }
    return answers
  }

  /// Marks the members at or above the 75th percentile of a rate, and above 0.
  private static func markTop(
    _ members: [(entity: UInt32, size: Int64)], _ counts: borrowing EntityCounts, _ isTop: inout [Bool]
  ) {
    var rates: [Double] = []
    for member in members {
      rates.append(member.size > 0 ? 100 * Double(counts[member.entity]) / Double(member.size) : 0)
    }
    guard let threshold = percentile(75, ofUnsorted: rates) else { return }
    for index in members.indices where rates[index] >= threshold && rates[index] > 0 { isTop[index] = true }
  }
}
