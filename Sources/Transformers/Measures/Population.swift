internal import Model

/// The members of a population, each with its sizes and its category, where the measure asks for them.
package struct Population: Sendable {
  private struct Member: Sendable {
    var day: Int32
    var since: Int32
    var until: Int32
    var entity: UInt32
  }
  private var members: [Member] = []
  /// By size column: the size of each member.
  private var sizes: [[Int64]]
  /// The category of each member; empty where nobody asks.
  private var categories: [UInt32] = []
  private let isCategorised: Bool

  /// A population without members, which have so many sizes.
  init(sizes: Int, isCategorised: Bool) {
    self.sizes = Array(repeating: [], count: sizes)
    self.isCategorised = isCategorised
  }

  /// Takes a row as a member from the day on which it begins to count until the day it stops, with `amount` as its first size. A
  /// row without an entity is left out.
  mutating func add(_ event: Event) {
    guard event.entity != 0 else { return }
    members.append(Member(day: event.day, since: event.since, until: event.until, entity: event.entity))
    for column in sizes.indices { sizes[column].append(column == 0 ? event.amount : Blank.integer) }
    if isCategorised { categories.append(0) }
  }

  /// Takes the chosen rows with all their sizes and their categories.
  mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    for index in chosen where events.entity(index) != 0 {
      let row = Int(index)
      members.append(
        Member(day: events.days[row], since: events.since(index), until: events.until(index), entity: events.entity(index)))
      for column in sizes.indices {
        sizes[column].append(column == 0 ? events.amounts?[row] ?? 0 : events.moreAmounts[column - 1][row])
      }
      if isCategorised { categories.append(events.categories?[row] ?? 0) }
    }
  }

  /// Adds the members of another population with as many sizes.
  mutating func merge(_ other: Population) {
    members += other.members
    for place in sizes.indices { sizes[place] += other.sizes[place] }
    categories += other.categories
  }

  /// Gives one number to all categories that are the same.
  mutating func joinCategories(_ same: (UInt32) -> UInt32) {
    for index in categories.indices { categories[index] = same(categories[index]) }
  }

  /// The places of the members that count.
  func places(_ question: Question) -> [Int] {
    // Of an entity with two rows, as of a school on the day it became an academy, the one that began later.
    var known: [UInt32: Int] = [:]
    var found: [Int] = []
    for (place, member) in members.enumerated()
    where question.counts(day: member.day, since: member.since, until: member.until) {
      if let index = known[member.entity] {
        if member.day > members[found[index]].day { found[index] = place }
      } else {
        known[member.entity] = found.count
        found.append(place)
      }
    }
    return found
  }

  func entity(at place: Int) -> UInt32 { members[place].entity }
  /// The sizes of all members in one of the columns; `Blank.integer` where one is blank.
  func sizes(_ column: Int) -> [Int64] { sizes[column] }
  func category(at place: Int) -> UInt32 { categories[place] }
}
