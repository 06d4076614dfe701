/// Events that count from a later day than the one that places them in a window, and perhaps until another: a plan that was issued
/// late counts as late from the day that it was issued, in the window of the day that it was asked for.
struct LateEvents<Payload: Sendable>: Sendable {
  fileprivate struct Late: Sendable {
    /// The day that places it in a window.
    var day: Int32
    var since: Int32
    var until: Int32
    var payload: Payload
  }
  private var events = DayRuns<Late>()
  /// By their own days, once `sort` was called; they have then left `events`.
  private var sorted: SortedByDay<Late>?

  mutating func add(_ payload: Payload, on day: Int32, since: Int32, until: Int32) {
    events.append(Late(day: day, since: since, until: until, payload: payload), on: day)
  }

  mutating func merge(_ other: LateEvents) { events.merge(other.events) }

  /// Puts the events in order now, and not each time that somebody asks. No event is added after this.
  mutating func sort() {
    guard events.count > 0 else { return }
    sorted = events.sorted()
    events = DayRuns()
  }

  /// Calls `body` with each event that counts.
  @inline(__always)
  func forEach(_ question: Question, _ body: (Payload) -> Void) {
    guard events.count > 0 else { return }
    events.forEach(from: question.first, through: question.last) {
      if $0.since <= question.asOf && question.asOf < $0.until { body($0.payload) }
    }
  }

  /// The events of the questions' windows in their orders; nil where there are none.
  func inOrder(for questions: [Question]) -> InOrder? {
    guard sorted != nil || events.count > 0, let first = questions.map(\.first).min(), let last = questions.map(\.last).max()
    else {
      return nil
    }
    let byDay = sorted ?? events.sorted()
    guard questions.count > 1 else { return InOrder(byDay: byDay, bySince: SortedByDay(), byUntil: SortedByDay()) }
    var (sinces, untils) = (DayRuns<Late>(), DayRuns<Late>())
    byDay.forEach(from: first, through: last) { _, event in
      sinces.append(event, on: event.since)
      if event.until < .max { untils.append(event, on: event.until) }
    }
    return InOrder(byDay: byDay, bySince: sinces.sorted(), byUntil: untils.sorted())
  }

  /// The events by the day that places them in a window, by the day on which they begin to count, and by the day on which they
  /// stop.
  struct InOrder {
    fileprivate var byDay: SortedByDay<Late>
    fileprivate var bySince: SortedByDay<Late>
    fileprivate var byUntil: SortedByDay<Late>

    /// Enters the events that count for a question and did not count for the one before it, and lets those leave that no longer
    /// do. Without a question before it, all that count are entered.
    @inline(__always)
    func slide(from before: Question?, to question: Question, enter: (Payload) -> Void, leave: (Payload) -> Void) {
      func isOn(_ event: Late) -> Bool { event.since <= question.asOf && question.asOf < event.until }
      guard let known = before else {
        byDay.forEach(from: question.first, through: question.last) { if isOn($1) { enter($1.payload) } }
        return
      }
      byUntil.forEach(from: known.asOf + 1, through: question.asOf) { _, event in
        if event.since <= known.asOf && known.first <= event.day && event.day <= known.last { leave(event.payload) }
      }
      if question.first > known.first {
        byDay.forEach(from: known.first, through: min(question.first - 1, known.last)) { _, event in
          if event.since <= known.asOf && question.asOf < event.until { leave(event.payload) }
        }
      }
      // Those of days that were in the window before begin to count by the day that it is seen from; the others come with their
      // days.
      bySince.forEach(from: known.asOf + 1, through: question.asOf) { _, event in
        if question.first <= event.day && event.day <= known.last && question.asOf < event.until { enter(event.payload) }
      }
      if question.last > known.last {
        byDay.forEach(from: max(question.first, known.last &+ 1), through: question.last) { if isOn($1) { enter($1.payload) } }
      }
    }
  }
}
