internal import Model

/// A row rule prepared for one batch: it says when each row counts.
///
/// The days that it gives a row are compared with a figure's days by `Question.counts`, and faster, for many days at once, by
/// `EventLog` and `RowCounter`.
struct BoundRule: Sendable {
  fileprivate struct BoundStop: Sendable {
    var days: [Int32]
    var addend: Int32
    var filter: BoundFilter
    var blankIsFromTheStart: Bool
  }

  private let days: [Int32]
  private let blankDayIsAlways: Bool
  private let filter: BoundFilter
  /// Whether some row counts on some days from its own on, and not on later ones, for another reason than that it stops.
  let dependsOnDay: Bool
  private let stops: [BoundStop]
  private let survives: [Bool]

  init?(_ rule: RowRule, _ view: BatchView) {
    let noDays = rule.hasDay ? nil : [Int32](repeating: Blank.day, count: view.batch.count)
    guard let days = noDays ?? view.days(rule.day) else { return nil }
    self.days = days
    survives = view.batch.survives
    blankDayIsAlways = rule.blankDayIsAlways
    filter = BoundFilter(rule.filter, view, settled: [rule.day])
    stops = rule.stops.compactMap { stop in
      view.days(stop.column).map {
        BoundStop(
          days: $0, addend: stop.countsOnTheDay ? 1 : 0,
          filter: BoundFilter(stop.filter, view, settled: [rule.day, stop.column]), blankIsFromTheStart: stop.blankIsFromTheStart)
      }
    }
    dependsOnDay = filter.dependsOnDay || stops.contains(where: \.filter.dependsOnDay)
  }

  /// The rows that count on some day: no later row replaces them, they pass the filter, and they have a day or need none.
  var rows: [Int32] {
    let (count, isAlways) = (min(days.count, survives.count), blankDayIsAlways)
    var rows = days.withUnsafeBufferPointer { days in
      survives.withUnsafeBufferPointer { survives in
        [Int32](unsafeUninitializedCapacity: count) { rows, kept in
          for row in 0..<count {
            rows.initializeElement(at: kept, to: Int32(truncatingIfNeeded: row))
            kept += survives[row] && (isAlways || days[row] != .min) ? 1 : 0
          }
        }
      }
    }
    filter.select(&rows)
    return rows
  }

  /// The same rows in runs of one day, unless most already are: a run takes little more memory than a single row.
  var rowsByDay: [Int32] {
    let rows = rows
    let changes = zip(rows, rows.dropFirst()).count { days[Int($0)] != days[Int($1)] }
    return changes < rows.count / 4 ? rows : rows.byDay(days)
  }

  /// The day from which each of these rows counts.
  func days(of rows: [Int32]) -> [Int32] { rows.map { max(days[Int($0)], .min + 1) } }

  /// The first day on which each row no longer counts; nil where none ever stops. `from` are the days from which they count.
  func untils(of rows: [Int32], from: [Int32]) -> [Int32]? {
    guard !stops.isEmpty else { return nil }
    var untils = [Int32](repeating: .max, count: rows.count)
    for stop in stops {
      let passes = stop.filter.passes(rows, of: days.count)
      for (index, row) in rows.enumerated() where passes[index] {
        let day = stop.days[Int(row)]
        if day != Blank.day {
          untils[index] = min(untils[index], day + stop.addend)
        } else if stop.blankIsFromTheStart {
          untils[index] = from[index]
        }
      }
    }
    return untils
  }

  /// Whether a row counts on a day, its own or a later one, on which no day after `last` is known.
  func counts(_ row: Int, on day: Int32, knowing last: Int32) -> Bool {
    filter.passes(row, on: day, knowing: last) && !stops.contains { $0.has(row, stoppedBy: day, knowing: last) }
  }

  /// The first rule by which a row has stopped counting by a day, by its position in the definition; nil where none has.
  func firstStop(of row: Int, by day: Int32) -> Int? { stops.firstIndex { $0.has(row, stoppedBy: day, knowing: day) } }

  /// Calls `body` with each day from which on a row may count where it did not, or no longer counts.
  func forEachChange(of row: Int, _ body: (Int32) -> Void) {
    filter.forEachChange(of: row, body)
    for stop in stops {
      if stop.days[row] != Blank.day { body(stop.days[row] + stop.addend) }
      stop.filter.forEachChange(of: row, body)
    }
  }
}

extension BoundRule.BoundStop {
  fileprivate func has(_ row: Int, stoppedBy day: Int32, knowing last: Int32) -> Bool {
    let isOver = days[row] == Blank.day ? blankIsFromTheStart : days[row] <= last && days[row] + addend <= day
    return isOver && filter.passes(row, on: day, knowing: last)
  }
}

extension [Int32] {
  /// These rows in the order of their days, those of one day in their order; unchanged where the days lie
  /// too far apart to be worth it.
  fileprivate func byDay(_ days: [Int32]) -> [Int32] {
    let blank = Blank.day
    var (first, last) = (Int32.max, Int32.min)
    for row in self where days[Int(row)] != blank {
      first = Swift.min(first, days[Int(row)])
      last = Swift.max(last, days[Int(row)])
    }
    guard first <= last, Int(last) - Int(first) < Swift.max(4 * count, 4096) else { return self }
    // A blank day, which is always, has the first place.
    func bucket(_ row: Int32) -> Int { days[Int(row)] == blank ? 0 : Int(days[Int(row)] - first) + 1 }
    return sorted(into: Int(last - first) + 2, bucket).sorted
  }
}
