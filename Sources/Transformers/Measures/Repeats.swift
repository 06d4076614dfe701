package import Model

/// Entities with more than one row that counts, or the rows after each entity's first.
package struct Repeats: Measure {
  private let statistic: RepeatStatistic
  private var events = EntityEvents()

  package init(_ statistic: RepeatStatistic) { self.statistic = statistic }
  package mutating func add(_ event: Event) { events.add(event) }
  package mutating func merge(_ other: Repeats) { events.merge(other.events) }
  package mutating func seal() { events.seal() }

  package func answer(_ question: Question) -> Answer {
    var (repeated, further, counted) = (0, 0, 0)
    for count in events.counts(question) where count > 0 {
      counted += Int(count)
      if count > 1 {
        repeated += 1
        further += Int(count) - 1
      }
    }
    var answer = Answer.count(statistic == .entities ? repeated : further)
    answer.counted = counted
    return answer
  }
}
