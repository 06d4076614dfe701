internal import GRDB
internal import Model

/// The values of the figures, and of those shown with them, that runs published and that were not withdrawn. Breakdowns are
/// left out.
struct PublishedValues {
  private struct Line {
    var run: Int64
    var name: String
    var on: Day
    var asOf: Day
    var counts: Bool
    var fingerprint: String
    var isOwn: Bool
    var days: ClosedRange<Day>?

    func covers(_ day: Day) -> Bool {
      days.map { $0.contains(day) && (day.isEndOfMonth || day == $0.upperBound) } ?? false
    }
  }
  /// The answer from a run on; its value is nil where that run published none.
  private typealias Change = (run: Int64, answer: Answer)

  private var lines: [FigureID: [Line]] = [:]
  private var changes: [PointKey: [Change]] = [:]

  init(_ database: Database) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT run.id, name, published_on, kpi, part, fingerprint, first_day, last_day, as_of, \(HistoryDatabase.counts), computed_by
        FROM line JOIN run ON run.id = line.run
        WHERE withdrawn_at IS NULL AND status <> ? AND computed_by NOT IN (SELECT name FROM withdrawn)
        ORDER BY run.id
        """, arguments: [FigureStatus.notRun.rawValue])
    while let row = try rows.next() {
      let (first, last): (Day?, Day?) = try (row.value(6), row.value(7))
      let days = first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
      let (id, name, computedBy): (FigureID, String, String) = try (
        FigureID(kpi: row.value(3), part: row.value(4)), row.value(1), row.value(10)
      )
      lines[id, default: []].append(
        try Line(
          run: row.value(0), name: name, on: row.value(2), asOf: row.value(8), counts: row.value(9), fingerprint: row.value(5),
          isOwn: computedBy == name, days: days))
    }
    let values = try Row.fetchCursor(
      database,
      sql: """
        SELECT kpi, part, measure, unit, as_of, run, value, numerator, denominator FROM figure JOIN value ON value.figure = figure.id
        WHERE dimension = '' ORDER BY run
        """)
    while let row = try values.next() {
      let key = try PointKey(FigureID(kpi: row.value(0), part: row.value(1)), row.value(2), in: row.value(3), row.value(4))
      let answer = try Answer(value: row.value(6), numerator: row.value(7), denominator: row.value(8), counted: 0)
      changes[key, default: []].append((try row.value(5), answer))
    }
  }

  /// The first value that was ever published for each point.
  var first: [PointKey: Past.Published] {
    changesByKey { key, changes in
      for line in lines[key.id] ?? [] where line.covers(key.day) {
        if let published = Self.published(changes, by: line) { return published }
      }
      return nil
    }
  }

  /// The last value that was published for each point, with the run that first published it.
  var current: [PointKey: Past.Published] {
    changesByKey { key, changes in current(key, changes, before: .max) }
  }

  private func current(_ key: PointKey, _ changes: [Change], before run: Int64) -> Past.Published? {
    var current: Past.Published?
    for line in lines[key.id] ?? [] where line.run < run && line.covers(key.day) {
      // A run that could not compute it takes nothing back.
      guard let published = Self.published(changes, by: line), published.value != current?.value else { continue }
      current = published
    }
    return current
  }

  /// The run that first published a figure's value for a day as it was when a run replaced it; nil where it was not this value.
  func run(publishing value: Double, of id: FigureID, on day: Day, before run: Int64) -> String? {
    let units = changes.filter { $0.key.id == id && $0.key.day == day && $0.key.measure == SeriesPoint.ownMeasure }
    return units.lazy.compactMap { current($0, $1, before: run) }.first { $0.value == value }?.run
  }

  /// The last value that a run for an earlier day published for each point, among the runs whose ledger counted.
  func last(countingBefore day: Day) -> [PointKey: Answer] {
    changesByKey { key, changes in
      let counting = (lines[key.id] ?? []).filter { $0.counts && $0.asOf < day && $0.covers(key.day) }
      return counting.reversed().lazy.compactMap { Self.published(changes, by: $0)?.answer }.first
    }
  }

  func starts(of run: Int64) -> [FigureID: Day] {
    lines.compactMapValues { $0.first { $0.run == run }?.days?.lowerBound }
  }

  func fingerprints(of run: Int64) -> [FigureID: String] {
    lines.compactMapValues { $0.first { $0.run == run }?.fingerprint }
  }

  /// Since which run each figure has been counted as it was last. Lines that were carried over are left out.
  var definitions: [FigureID: Past.DefinitionSince] {
    lines.compactMapValues { lines in
      let lines = lines.filter(\.isOwn)
      guard let last = lines.last else { return nil }
      let streak = lines.reversed().prefix { $0.fingerprint == last.fingerprint }
      guard let since = streak.last else { return nil }
      return Past.DefinitionSince(
        fingerprint: last.fingerprint, run: since.name, on: since.on, isFirst: streak.count == lines.count)
    }
  }

  /// The runs that counted a figure in another way than the run before, the oldest first, each with that run. Lines that were
  /// carried over are left out.
  var breaks: [FigureID: [(run: String, on: Day, before: String)]] {
    lines.mapValues { lines in
      let own = lines.filter(\.isOwn)
      return zip(own, own.dropFirst()).compactMap { before, after in
        before.fingerprint == after.fingerprint ? nil : (after.name, after.on, before.name)
      }
    }
  }

  private func changesByKey<Value>(_ body: (PointKey, [Change]) -> Value?) -> [PointKey: Value] {
    var result: [PointKey: Value] = [:]
    for (key, changes) in changes { result[key] = body(key, changes) }
    return result
  }

  private static func published(_ changes: [Change], by line: Line) -> Past.Published? {
    guard let answer = changes.last(where: { $0.run <= line.run })?.answer, let value = answer.value else { return nil }
    return Past.Published(
      value: value, numerator: answer.numerator, denominator: answer.denominator, run: line.name, on: line.on)
  }
}
