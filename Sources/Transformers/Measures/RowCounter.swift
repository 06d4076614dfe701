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

  @inline(__always)
  mutating func add(from day: Int32, since: Int32, until: Int32) {
    if since <= day {
      add(from: day, until: until)
    } else if until > since {
      stopping.add((), from: day, since: since, until: until)
      hasStopping = true
    }
  }

  /// Adds the chosen events of a batch.
  mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    guard events.sinces == nil else {
      for index in chosen { add(from: events.days[Int(index)], since: events.since(index), until: events.until(index)) }
      return
    }
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
