internal import GRDB
package import Model

extension History {
  /// What was published before a run for `day`: everything that it lays beside its own figures.
  package func past(for day: Day) throws(HistoryError) -> Past {
    try read { database in
      var past = Past()
      past.nextSequence = 1 + (try Int.fetchOne(database, sql: "SELECT max(id) FROM run") ?? 0)
      past.area = try String.fetchOne(database, sql: "SELECT area FROM run ORDER BY id DESC LIMIT 1")
      past.isNewest = try !Self.isNewerPublished(than: day, in: database)
      let values = try PublishedValues(database)
      past.first = values.first
      past.standing = values.standing
      past.definitions = values.definitions
      let base = try Int64.fetchOne(
        database,
        sql: """
          SELECT id FROM run WHERE is_newest AND withdrawn_at IS NULL AND as_of < ? ORDER BY as_of DESC, id DESC LIMIT 1
          """, arguments: [day])
      // A run that counts goes on from one that counted; for an older day, from whichever was the last.
      let sameDay = try Int64.fetchAll(
        database,
        sql: "SELECT id FROM run WHERE withdrawn_at IS NULL AND as_of = ? AND (is_newest OR NOT ?) ORDER BY id",
        arguments: [day, past.isNewest])
      if let base {
        past.base = values.published(by: base)
        past.ledger = try Self.ledger(of: base, in: database)
      }
      if let reference = base ?? sameDay.first { past.baseDefinitions = values.fingerprints(of: reference) }
      past.sameDay = try sameDay.last.map { try Self.ledger(of: $0, in: database) }
      past.baselines = try Self.baselines(in: database)
      past.acknowledgements = try Self.acknowledgements(in: database)
      past.told = try Self.told(in: database)
      return past
    }
  }

  /// Measured baselines as they were first published.
  private static func baselines(in database: Database) throws -> [FigureID: [Day: Past.Published]] {
    var baselines: [FigureID: [Day: Past.Published]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT kpi, part, date, value, name, published_on FROM baseline JOIN run ON run.id = baseline.run
        WHERE withdrawn_at IS NULL ORDER BY run.id DESC
        """)
    while let row = try rows.next() {
      baselines[FigureID(kpi: row[0], part: row[1]), default: [:]][row[2]] = Past.Published(
        value: row[3], run: row[4], on: row[5])
    }
    return baselines
  }
}

/// The figures and those shown beside them (no breakdowns) that runs published which were not withdrawn.
struct PublishedValues {
  private struct Line {
    var run: Int64
    var name: String
    var on: Day
    var fingerprint: String
    var days: ClosedRange<Day>?

    func covers(_ day: Day) -> Bool {
      days.map { $0.contains(day) && (day.isEndOfMonth || day == $0.upperBound) } ?? false
    }
  }
  /// From a run on: the number, or nil.
  private typealias Change = (run: Int64, value: Double?)

  private var lines: [FigureID: [Line]] = [:]
  private var changes: [PointKey: [Change]] = [:]

  init(_ database: Database) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT run.id, name, published_on, kpi, part, fingerprint, first_day, last_day FROM line JOIN run ON run.id = line.run
        WHERE withdrawn_at IS NULL AND status <> ? ORDER BY run.id
        """, arguments: [FigureStatus.notRun.rawValue])
    while let row = try rows.next() {
      let (first, last): (Day?, Day?) = (row[6], row[7])
      let days = first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
      lines[FigureID(kpi: row[3], part: row[4]), default: []].append(
        Line(run: row[0], name: row[1], on: row[2], fingerprint: row[5], days: days))
    }
    let values = try Row.fetchCursor(
      database,
      sql: """
        SELECT kpi, part, measure, as_of, run, value FROM figure JOIN value ON value.figure = figure.id
        WHERE dimension = '' ORDER BY run, is_there
        """)
    while let row = try values.next() {
      changes[PointKey(FigureID(kpi: row[0], part: row[1]), row[2], row[3]), default: []].append((row[4], row[5]))
    }
  }

  /// The first value ever published of each.
  var first: [PointKey: Past.Published] {
    changesByKey { key, changes in
      for line in lines[key.id] ?? [] where line.covers(key.day) {
        if let value = Self.value(changes, line.run) { return Past.Published(value: value, run: line.name, on: line.on) }
      }
      return nil
    }
  }

  /// The last value published, with the run since which it is.
  var standing: [PointKey: Past.Published] {
    changesByKey { key, changes in
      var standing: Past.Published?
      for line in lines[key.id] ?? [] where line.covers(key.day) {
        // A run that could not compute it takes nothing back.
        guard let value = Self.value(changes, line.run), value != standing?.value else { continue }
        standing = Past.Published(value: value, run: line.name, on: line.on)
      }
      return standing
    }
  }

  func published(by run: Int64) -> [PointKey: Double] {
    changesByKey { key, changes in
      guard lines[key.id]?.contains(where: { $0.run == run && $0.covers(key.day) }) == true else { return nil }
      return Self.value(changes, run)
    }
  }

  func fingerprints(of run: Int64) -> [FigureID: String] {
    lines.compactMapValues { $0.first { $0.run == run }?.fingerprint }
  }

  /// Since which run each figure is counted as it was last.
  var definitions: [FigureID: Past.DefinitionSince] {
    lines.compactMapValues { lines in
      guard let last = lines.last else { return nil }
      let streak = lines.reversed().prefix { $0.fingerprint == last.fingerprint }
      guard let since = streak.last else { return nil }
      return Past.DefinitionSince(
        fingerprint: last.fingerprint, run: since.name, on: since.on, isFirst: streak.count == lines.count)
    }
  }

  private func changesByKey<Value>(_ body: (PointKey, [Change]) -> Value?) -> [PointKey: Value] {
    var result: [PointKey: Value] = [:]
    for (key, changes) in changes { result[key] = body(key, changes) }
    return result
  }

  private static func value(_ changes: [Change], _ run: Int64) -> Double? { changes.last { $0.run <= run }?.value }
}
