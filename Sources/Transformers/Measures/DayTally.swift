internal import Model

/// Amounts added up by day, so that any window is the difference of two running totals.
struct DayTally: Sendable {
  // Wider than what is added, so that no number of rows overflows it.
  private var byDay: [Int32: Int128] = [:]
  private var lastDay: Int32 = 0
  private var lastSum: Int128 = 0
  private var days: [Int32] = []
  /// `totals[n]` is the sum of the first n days.
  private var totals: [Int128] = [0]

  /// Amounts of one day mostly come together: they are added up before they are looked up.
  @inline(__always)
  mutating func add(_ amount: Int64, on day: Int32) {
    if day != lastDay {
      settle()
      lastDay = day
    }
    lastSum += Int128(amount)
  }

  mutating func merge(_ other: DayTally) {
    settle()
    var other = other
    other.settle()
    byDay.merge(other.byDay, uniquingKeysWith: +)
  }

  mutating func seal() {
    settle()
    days = byDay.keys.sorted()
    totals = days.reduce(into: [0]) { $0.append($0[$0.count - 1] + (byDay[$1] ?? 0)) }
  }

  func sum(_ first: Int32, through last: Int32) -> Int128 {
    guard first <= last else { return 0 }
    return totals[days.firstIndex { $0 > last }] - totals[days.firstIndex { $0 >= first }]
  }

  private mutating func settle() {
    if lastSum != 0 { byDay[lastDay, default: 0] += lastSum }
    lastSum = 0
  }
}

extension [Int32] {
  fileprivate func firstIndex(_ isAtOrAfter: (Int32) -> Bool) -> Int { firstIndex(sortedWhere: isAtOrAfter) }
}

/// Rows that count, by day: those that never stop as a tally, the others with the day they stop.
struct RowCounter: Sendable {
  private var lasting = DayTally()
  private var stopping = EventLog<Void>()
  private var hasStopping = false

  @inline(__always)
  mutating func add(from day: Int32, until: Int32) {
    if until == .max {
      lasting.add(1, on: day)
    } else if until > day {
      stopping.add((), from: day, until: until)
      hasStopping = true
    }
  }

  /// Adds the chosen events of a batch.
  mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    guard events.untils == nil else {
      for index in chosen { add(from: events.days[Int(index)], until: events.until(index)) }
      return
    }
    events.forEachRun(chosen) { day, run in lasting.add(Int64(run.count), on: day) }
  }

  mutating func merge(_ other: RowCounter) {
    lasting.merge(other.lasting)
    stopping.merge(other.stopping)
    hasStopping = hasStopping || other.hasStopping
  }

  mutating func seal() {
    lasting.seal()
    stopping.seal()
  }

  func counts(_ questions: [Question]) -> [Int] {
    var counts = questions.map { Int(lasting.sum($0.first, through: $0.last)) }
    guard hasStopping else { return counts }
    var active = 0
    stopping.slide(
      questions, clear: { active = 0 }, enter: { active += 1 }, leave: { active -= 1 }, answer: { counts[$0] += active })
    return counts
  }
}
