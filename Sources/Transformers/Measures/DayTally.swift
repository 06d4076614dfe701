internal import Model

/// Amounts added up by day, so that any window is the difference of two running totals.
struct DayTally: Sendable {
  // Wider than what is added, so that no number of rows overflows it.
  private var byDay = DayPages<Int128>(empty: 0)
  private var days: [Int32] = []
  /// `totals[n]` is the sum of the first n days.
  private var totals: [Int128] = [0]

  @inline(__always)
  mutating func add(_ amount: Int64, on day: Int32) { byDay.change(day) { $0 += Int128(amount) } }

  mutating func merge(_ other: DayTally) {
    other.byDay.forEach { day, sum in
      if sum != 0 { byDay.change(day) { $0 += sum } }
    }
  }

  mutating func seal() {
    byDay.seal()
    (days, totals) = ([], [0])
    var total: Int128 = 0
    byDay.forEach { day, sum in
      guard sum != 0 else { return }
      total += sum
      days.append(day)
      totals.append(total)
    }
  }

  func sum(_ first: Int32, through last: Int32) -> Int128 {
    guard first <= last else { return 0 }
    return totals[days.firstIndex { $0 > last }] - totals[days.firstIndex { $0 >= first }]
  }
}

extension [Int32] {
  fileprivate func firstIndex(_ isAtOrAfter: (Int32) -> Bool) -> Int { firstIndex(sortedWhere: isAtOrAfter) }
}

/// The rows that count, by day: rows that never stop as a tally, the others with the day on which they stop.
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

  mutating func seal() { lasting.seal() }

  func counts(_ questions: [Question]) -> [Int] {
    var counts = questions.map { Int(lasting.sum($0.first, through: $0.last)) }
    guard hasStopping else { return counts }
    var active = 0
    stopping.slide(
      questions, clear: { active = 0 }, enter: { active += 1 }, leave: { active -= 1 }, answer: { counts[$0] += active })
    return counts
  }
}
