package import Model

/// How long the rows that count took, or have been waiting at the as-of day; in the figure's unit of time.
package struct Duration: Measure {
  private struct Entry: Sendable {
    var day: Int32
    var until: Int32
    var from: Int32
    /// `.max`: still waiting, to the as-of day.
    var to: Int32
  }
  private let statistic: DurationStatistic
  private let daysInUnit: Double
  private var entries: [Entry] = []

  package init(_ statistic: DurationStatistic, daysInUnit: Double) {
    self.statistic = statistic
    self.daysInUnit = daysInUnit
  }

  package mutating func add(_ event: Event) {
    guard event.until > event.day, event.amount != Blank.integer else { return }
    entries.append(
      Entry(
        day: event.day, until: event.until, from: Int32(truncatingIfNeeded: event.amount),
        to: event.whole == Blank.integer ? .max : Int32(truncatingIfNeeded: event.whole)))
  }

  package mutating func merge(_ other: Duration) { entries += other.entries }
  package mutating func seal() { entries.sort { $0.day < $1.day } }

  package func answer(_ question: Question) -> Answer {
    var days: [Int] = []
    var index = entries.firstIndex(sortedWhere: { $0.day >= question.first })
    while index < entries.count, entries[index].day <= question.last {
      let entry = entries[index]
      if question.counts(day: entry.day, until: entry.until) {
        // An end after the day is not known yet on it: still waiting.
        days.append(Int(min(entry.to, question.asOf)) - Int(entry.from))
      }
      index += 1
    }
    days.sort()
    let value: Double? =
      switch statistic {
      case .percentile(let percent): percentile(percent, of: days.map(Double.init))
      case .longest: days.last.map(Double.init)
      case .mean: days.isEmpty ? nil : Double(days.reduce(0, +)) / Double(days.count)
      }
    return Answer(
      value: value.map { $0 / daysInUnit }, numerator: nil, denominator: Double(days.count), counted: days.count)
  }
}

/// Linear interpolation between order statistics: Hyndman & Fan (1996) type 7, R's default and Excel's PERCENTILE.INC.
/// Nil for no values. `sorted` ascends.
package func percentile(_ percent: Double, of sorted: [Double]) -> Double? {
  guard let last = sorted.last else { return nil }
  let rank = Double(sorted.count - 1) * percent / 100
  let below = Int(rank)
  guard below + 1 < sorted.count else { return last }
  return sorted[below] + (rank - Double(below)) * (sorted[below + 1] - sorted[below])
}
