package import Model

/// How long the rows that count took, or have been waiting on the day asked about, in the figure's unit of time; or what share
/// of them took longer than a limit.
///
/// A row that ends before it begins is a mistake and not a short wait: it is left out, and the number of such rows is kept.
package struct Duration: MeasureOfRows {
  private struct Wait: Hashable, Sendable {
    var from: Int32
    var to: Int32
  }
  private var statistic: DurationStatistic
  private var daysInUnit: Double
  /// Rows that ended by the day that places them in a window: the number of days that they took, whatever day is asked about.
  private var over = EventLog<Int32>()
  /// Rows without an end: the day on which they began.
  private var open = EventLog<Int32>()
  /// Rows whose end may lie after the day asked about; on that day the end is not known yet.
  private var others = EventLog<Wait>()
  /// The number of rows that end before they begin.
  package private(set) var leftOut = 0

  /// `daysInUnit` is the number of days in the figure's unit of time, by which the answers are divided; a share over a limit is
  /// not.
  package init(_ statistic: DurationStatistic, daysInUnit: Double) {
    self.statistic = statistic
    self.daysInUnit = daysInUnit
  }

  /// Takes one row: it lasts from `amount` to `whole`, both day numbers. A blank end is a wait that goes on; a row with a blank
  /// beginning is left out.
  package mutating func add(_ event: Event) {
    add(event.day, since: event.since, until: event.until, from: event.amount, to: event.whole)
  }

  /// Takes the chosen rows; none where the batch has no column of beginnings.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) {
    guard let amounts = events.amounts else { return }
    let mistakes = leftOut
    for index in chosen {
      let at = Int(index)
      add(
        events.days[at], since: events.since(index), until: events.until(index), from: amounts[at],
        to: events.wholes?[at] ?? Blank.integer)
    }
    if events.sinces != nil, leftOut > mistakes { leftOut = mistakes + Self.rowsThatEndEarly(events, chosen) }
  }

  /// The number of rows that end before they begin. A row with several events, because it counts at several times, is one row.
  private static func rowsThatEndEarly(_ events: EventBatch, _ chosen: [Int32]) -> Int {
    var rows: Set<Int32> = []
    for index in chosen {
      let event = events.event(index)
      guard event.amount != Blank.integer, event.whole != Blank.integer, event.whole < event.amount else { continue }
      rows.insert(events.rows.isEmpty ? index : events.rows[Int(index)])
    }
    return rows.count
  }

  @inline(__always)
  private mutating func add(_ day: Int32, since: Int32, until: Int32, from amount: Int64, to whole: Int64) {
    guard until > day, amount != .min else { return }
    let from = Int32(truncatingIfNeeded: amount)
    if whole != .min, whole < amount {
      leftOut += 1
    } else if whole == .min {
      open.add(from, from: day, since: since, until: until)
    } else if whole <= Int64(day) {
      over.add(Int32(truncatingIfNeeded: whole) - from, from: day, since: since, until: until)
    } else {
      others.add(Wait(from: from, to: Int32(truncatingIfNeeded: whole)), from: day, since: since, until: until)
    }
  }

  /// Adds the rows of another duration, and the number that it left out.
  package mutating func merge(_ other: Duration) {
    over.merge(other.over)
    open.merge(other.open)
    others.merge(other.others)
    leftOut += other.leftOut
  }

  /// The same rows with another statistic and unit; nil where the other definition is no duration.
  package func asking(for definition: MeasureDefinition, daysInUnit: Double) -> (any Measure)? {
    guard case .duration(_, _, _, let statistic) = definition else { return nil }
    var other = self
    (other.statistic, other.daysInUnit) = (statistic, daysInUnit)
    return other
  }

  /// One answer for each question, in the figure's unit, with the number of rows behind it as the denominator.
  package func answers(_ questions: [Question]) -> [Answer] {
    var totals = questions.map { _ in Histogram() }
    var running = Histogram()
    over.slide(
      questions, clear: { running = Histogram() }, enter: { running.add($0) }, leave: { running.remove($0) },
      answer: { totals[$0].add(running) { $0 } })
    running = Histogram()
    open.slide(
      questions, clear: { running = Histogram() }, enter: { running.add($0) }, leave: { running.remove($0) },
      answer: { index in totals[index].add(running) { questions[index].asOf - $0 } })
    var waits: [Wait: Int] = [:]
    others.slide(
      questions, clear: { waits = [:] }, enter: { waits[$0, default: 0] += 1 },
      leave: { waits[$0, default: 0] -= 1 },
      answer: { index in
        for (wait, count) in waits where count > 0 {
          let days = min(wait.to, questions[index].asOf) - wait.from
          if days >= 0 { totals[index].add(days, count) }
        }
      })
    return totals.map(answer)
  }

  private func answer(_ days: Histogram) -> Answer {
    if case .shareOver(let limit) = statistic { return .percentage(days.count(above: limit), of: days.count) }
    let value: Double? =
      switch statistic {
      case .shareOver: nil
      case .percentile(let percent): days.percentile(percent)
      case .longest: days.highest.map(Double.init)
      case .mean: days.count == 0 ? nil : Double(days.sum) / Double(days.count)
      }
    return Answer(
      value: value.map { $0 / daysInUnit }, numerator: nil, denominator: Double(days.count), counted: days.count)
  }
}
