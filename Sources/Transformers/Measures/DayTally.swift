internal import Model

/// Amounts added up by day, so that any window is the difference of two running totals.
struct DayTally: Sendable {
  // Wider than what is added, so that no number of rows overflows it.
  private var byDay: [Int32: Int128] = [:]
  private var days: [Int32] = []
  /// `totals[n]` is the sum of the first n days.
  private var totals: [Int128] = [0]

  mutating func add(_ amount: Int64, on day: Int32) { byDay[day, default: 0] += Int128(amount) }

  mutating func merge(_ other: DayTally) { byDay.merge(other.byDay, uniquingKeysWith: +) }

  mutating func seal() {
    days = byDay.keys.sorted()
    totals = days.reduce(into: [0]) { $0.append($0[$0.count - 1] + (byDay[$1] ?? 0)) }
  }

  func sum(_ first: Int32, through last: Int32) -> Int128 {
    guard first <= last else { return 0 }
    return totals[days.firstIndex { $0 > last }] - totals[days.firstIndex { $0 >= first }]
  }
}

extension [Int32] {
  fileprivate func firstIndex(_ isAtOrAfter: (Int32) -> Bool) -> Int { firstIndex(sortedWhere: isAtOrAfter) }
}

/// Rows that count, by day: those that never stop as a tally, the others one by one.
struct RowCounter: Sendable {
  private var lasting = DayTally()
  private var stopping: [(day: Int32, until: Int32)] = []

  mutating func add(_ event: Event) {
    if event.until == .max {
      lasting.add(1, on: event.day)
    } else if event.until > event.day {
      stopping.append((event.day, event.until))
    }
  }

  mutating func merge(_ other: RowCounter) {
    lasting.merge(other.lasting)
    stopping += other.stopping
  }

  mutating func seal() {
    lasting.seal()
    stopping.sort { $0.day < $1.day }
  }

  func count(_ question: Question) -> Int {
    var count = Int(lasting.sum(question.first, through: question.last))
    var index = stopping.firstIndex(sortedWhere: { $0.day >= question.first })
    while index < stopping.count, stopping[index].day <= question.last {
      if question.counts(day: stopping[index].day, until: stopping[index].until) { count += 1 }
      index += 1
    }
    return count
  }
}
