/// Events that count from a day on, and perhaps until another, with a payload that says something of each; most measures are
/// built on it.
struct EventLog<Payload: Sendable>: Sendable {
  private struct Stopping: Sendable {
    var until: Int32
    var payload: Payload
  }
  /// A stopping event by the day it stops: the day it began to count.
  private struct Leaver: Sendable {
    var day: Int32
    var payload: Payload
  }
  private typealias Sorted = (lasting: SortedByDay<Payload>, stopping: SortedByDay<Stopping>)
  private var lasting = DayRuns<Payload>()
  private var stopping = DayRuns<Stopping>()
  /// Those that count from a later day than their own.
  private var late = LateEvents<Payload>()
  /// The events in order, once `sort` was called; they have then left the other two.
  private var sorted: Sorted?

  @inline(__always)
  mutating func add(_ payload: Payload, from day: Int32, until: Int32) {
    if until == .max {
      lasting.append(payload, on: day)
    } else if until > day {
      stopping.append(Stopping(until: until, payload: payload), on: day)
    }
  }

  /// An event that counts from the later of `day` and `since` on.
  @inline(__always)
  mutating func add(_ payload: Payload, from day: Int32, since: Int32, until: Int32) {
    if since <= day {
      add(payload, from: day, until: until)
    } else if until > since {
      late.add(payload, on: day, since: since, until: until)
    }
  }

  /// Many events that never stop, each from its day.
  mutating func add(_ payloads: [Payload], from days: [Int32]) { lasting.append(payloads, on: days) }

  mutating func merge(_ other: EventLog) {
    lasting.merge(other.lasting)
    stopping.merge(other.stopping)
    late.merge(other.late)
  }

  /// Puts the events in order now, and not each time that somebody asks. No event is added after this.
  mutating func sort() {
    sorted = inOrder
    (lasting, stopping) = (DayRuns(), DayRuns())
    late.sort()
  }

  private var inOrder: Sorted { sorted ?? (lasting.sorted(), stopping.sorted()) }

  /// Slides a window over the questions, each of which looks no earlier than the one before it. An event that begins to count
  /// is entered, one that stops counting leaves, and then the question is answered. A question that does look earlier starts
  /// again with `clear`. For a single question, nothing has to be in order.
  @inline(__always)
  func slide(
    _ questions: [Question], clear: () -> Void, enter: (Payload) -> Void, leave: (Payload) -> Void, answer: (Int) -> Void
  ) {
    if let question = questions.first, questions.count == 1, sorted == nil {
      lasting.forEach(from: question.first, through: question.last, enter)
      stopping.forEach(from: question.first, through: question.last) { if $0.until > question.asOf { enter($0.payload) } }
      late.forEach(question, enter)
      return answer(0)
    }
    let events = inOrder
    let leavers = questions.count > 1 ? Self.leavers(events.stopping, questions) : SortedByDay()
    let late = late.inOrder(for: questions)
    var before: Question?
    for (index, question) in questions.enumerated() {
      if let known = before, question.first < known.first || question.last < known.last || question.asOf < known.asOf {
        clear()
        before = nil
      }
      if let known = before {
        leavers.forEach(from: known.asOf + 1, through: question.asOf) { _, event in
          if known.first <= event.day && event.day <= known.last { leave(event.payload) }
        }
        if question.first > known.first {
          let end = min(question.first - 1, known.last)
          events.lasting.forEach(from: known.first, through: end) { leave($1) }
          // Those that stopped by now have left already, or were never in.
          events.stopping.forEach(from: known.first, through: end) { if $1.until > question.asOf { leave($1.payload) } }
        }
      }
      let from = before.map { max(question.first, $0.last &+ 1) } ?? question.first
      if before == nil || question.last > before?.last ?? 0 {
        events.lasting.forEach(from: from, through: question.last) { enter($1) }
        events.stopping.forEach(from: from, through: question.last) { if $1.until > question.asOf { enter($1.payload) } }
      }
      late?.slide(from: before, to: question, enter: enter, leave: leave)
      before = question
      answer(index)
    }
  }

  private static func leavers(_ events: SortedByDay<Stopping>, _ questions: [Question]) -> SortedByDay<Leaver> {
    guard let first = questions.map(\.first).min(), let last = questions.map(\.last).max() else { return SortedByDay() }
    var leavers = DayRuns<Leaver>()
    events.forEach(from: first, through: last) { leavers.append(Leaver(day: $0, payload: $1.payload), on: $1.until) }
    return leavers.sorted()
  }
}
