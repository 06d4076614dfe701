internal import Model

/// What counts from a day on, and perhaps until another, with something to say about each: what most measures stand on.
struct EventLog<Payload: Sendable>: Sendable {
  private struct Stopping: Sendable {
    var until: Int32
    var payload: Payload
  }
  private var lasting = DayBuckets<Payload>()
  private var stopping = DayBuckets<Stopping>()

  @inline(__always)
  mutating func add(_ payload: Payload, from day: Int32, until: Int32) {
    if until == .max {
      lasting.append(payload, on: day)
    } else if until > day {
      stopping.append(Stopping(until: until, payload: payload), on: day)
    }
  }

  /// Several events of one day that never stop.
  @inline(__always)
  mutating func add(_ payloads: ArraySlice<Payload>, from day: Int32) { lasting.append(contentsOf: payloads, on: day) }

  mutating func merge(_ other: EventLog) {
    lasting.merge(other.lasting)
    stopping.merge(other.stopping)
  }

  mutating func seal() {
    lasting.seal()
    stopping.seal()
  }

  /// Once sealed: slides a window over the questions, each of which looks no earlier than the one before it. What comes to
  /// count is entered, what counts no longer leaves, and then the question is answered. A question that does look
  /// earlier begins anew: `clear`.
  @inline(__always)
  func slide(
    _ questions: [Question], clear: () -> Void, enter: (Payload) -> Void, leave: (Payload) -> Void, answer: (Int) -> Void
  ) {
    var before: Question?
    var leaving = questions.count > 1 && stopping.count > 0 ? Leaving(self, from: questions) : Leaving()
    for (index, question) in questions.enumerated() {
      if let known = before, question.first < known.first || question.last < known.last || question.asOf < known.asOf {
        clear()
        before = nil
        leaving.rewind()
      }
      if let known = before {
        leaving.advance(to: question.asOf) { day, until, payload in
          if known.first <= day && day <= known.last && known.asOf < until { leave(payload) }
        }
        leaveEarlier(than: question, known, leave)
      } else {
        leaving.advance(to: question.asOf) { _, _, _ in }
      }
      let from = before.map { max(question.first, $0.last &+ 1) } ?? question.first
      if before == nil || question.last > before?.last ?? 0 { enterNew(from: from, question, enter) }
      before = question
      answer(index)
    }
  }

  @inline(__always)
  private func leaveEarlier(than question: Question, _ known: Question, _ leave: (Payload) -> Void) {
    guard question.first > known.first else { return }
    let end = min(question.first - 1, known.last)
    lasting.forEach(from: known.first, through: end) { _, payloads in for payload in payloads { leave(payload) } }
    stopping.forEach(from: known.first, through: end) { _, events in
      // Those that stopped by now have left already, or were never in.
      for event in events where event.until > question.asOf { leave(event.payload) }
    }
  }

  @inline(__always)
  private func enterNew(from first: Int32, _ question: Question, _ enter: (Payload) -> Void) {
    lasting.forEach(from: first, through: question.last) { _, payloads in
      for payload in payloads { enter(payload) }
    }
    stopping.forEach(from: first, through: question.last) { _, events in
      for event in events where event.until > question.asOf { enter(event.payload) }
    }
  }

  /// Stopping events by the day they stop.
  private struct Leaving {
    private struct Event: Sendable {
      var day: Int32
      var payload: Payload
    }
    private var events = DayBuckets<Event>()
    private var reached = Int32.min

    init() {}

    init(_ log: EventLog, from questions: [Question]) {
      guard let first = questions.map(\.first).min(), let last = questions.map(\.last).max() else { return }
      log.stopping.forEach(from: first, through: last) { day, found in
        for event in found { events.append(Event(day: day, payload: event.payload), on: event.until) }
      }
      events.seal()
    }

    mutating func rewind() { reached = .min }

    /// Calls `body` with those that stop after the day reached before, and by `day`.
    @inline(__always)
    mutating func advance(to day: Int32, _ body: (_ day: Int32, _ until: Int32, Payload) -> Void) {
      guard day > reached else { return }
      if events.count > 0 {
        events.forEach(from: reached + 1, through: day) { until, found in
          for event in found { body(event.day, until, event.payload) }
        }
      }
      reached = day
    }
  }
}
