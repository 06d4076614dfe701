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
    // Of an entity with two rows, as of a school on the day it became an academy, the one that began later.
    var places: [UInt32: Int] = [:]
    var found: [Member] = []
    for member in members where question.counts(day: member.day, until: member.until) {
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

/// Of a population (of its top quartile by any of several rates, if asked for), the percentage found elsewhere.
///
/// Several sources meet here, each sealed in a state of its own; `answers` combines them.
package struct Coverage: Measure {
  private var population = Population()
  private var reached = EntityEvents()
  private var rates: [EntityEvents]
  private let usesTopQuartile: Bool

  package init(rates: Int?) {
    self.rates = Array(repeating: EntityEvents(), count: rates ?? 0)
    usesTopQuartile = rates != nil
  }

  package mutating func add(_ event: Event) { population.add(event) }

  /// The first other rows are those reached, the rest each rate's.
  package mutating func add(_ events: EventBatch, ofOthers place: Int) {
    if place == 0 { reached.add(events, events.indices) } else { rates[place - 1].add(events, events.indices) }
  }

  package mutating func forgetOwnRows(_ empty: Coverage) { population = Population() }

  package mutating func forgetOthers(_ place: Int) {
    if place == 0 { reached = EntityEvents() } else { rates[place - 1] = EntityEvents() }
  }

  package mutating func merge(_ other: Coverage) {
    population.merge(other.population)
    reached.merge(other.reached)
    for index in rates.indices { rates[index].merge(other.rates[index]) }
  }

  package mutating func seal() {
    reached.seal()
    for index in rates.indices { rates[index].sealSorted() }
  }

  /// One answer a day asked for.
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

/// As `percentile(_:of:)`, without sorting what does not matter.
package func percentile(_ percent: Double, ofUnsorted values: [Double]) -> Double? {
  var values = values
  return interpolated(percent, of: values.count) { place in
    values.withUnsafeMutableBufferPointer { select($0, place) }
    return values[place]
  }
}

/// Moves the value that would stand at `place` if all were sorted to it, nothing larger before it, nothing smaller after
/// (Hoare's FIND, 1961).
private func select(_ values: UnsafeMutableBufferPointer<Double>, _ place: Int) {
  var (left, right) = (0, values.count - 1)
  while left < right {
    let pivot = values[place]
    var (low, high) = (left, right)
    repeat {
      while values[low] < pivot { low += 1 }
      while pivot < values[high] { high -= 1 }
      if low <= high {
        values.swapAt(low, high)
        low += 1
        high -= 1
      }
    } while low <= high
    if high < place { left = low }
    if place < low { right = high }
  }
}
