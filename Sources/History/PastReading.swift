internal import GRDB
package import Model

extension HistoryDatabase {
  /// What was published before a run for `day`: everything with which the run compares its own figures.
  package func past(for day: Day) throws(HistoryError) -> Past {
    try read { database in
      var past = Past()
      past.nextSequence = try Self.highestSequence(in: database) + 1
      past.area = try String.fetchOne(database, sql: "SELECT area FROM run ORDER BY id DESC LIMIT 1")
      past.newestDay = try Day.fetchOne(
        database, sql: "SELECT max(as_of) FROM run WHERE withdrawn_at IS NULL AND \(Self.isWhole)")
      past.isNewest = try day.isEndOfMonth && !Self.isNewerPublished(than: day, in: database)
      let values = try PublishedValues(database)
      past.first = values.first
      past.current = values.current
      past.definitions = values.definitions
      past.lastFigures = try Self.lastCounting(in: database).map { Set(values.fingerprints(of: $0.run).keys) } ?? []
      past.base = values.last(countingBefore: day)
      try Self.readLedgers(around: day, values, &past, in: database)
      past.baselines = try Self.baselines(in: database)
      past.riskReviews = try RiskReviewRecords.all(in: database)
      past.allAcknowledgements = try Self.acknowledgements(in: database)
      past.acknowledgements = past.allAcknowledgements.latest
      past.told = try Self.told(in: database)
      past.heard = try Self.heard(in: database)
      past.unheard = try Self.unheard(in: database)
      return past
    }
  }

  private static func readLedgers(
    around day: Day, _ values: PublishedValues, _ past: inout Past, in database: Database
  ) throws {
    let base = try lastCounting(before: day, in: database)?.run
    // A run that counts goes on from one that counted; for an older day, from whichever was the last.
    let sameDay = try Int64.fetchAll(
      database,
      sql:
        "SELECT id FROM run WHERE withdrawn_at IS NULL AND as_of = ? AND (\(Self.counts) OR NOT ?) AND \(Self.isWhole) ORDER BY id",
      arguments: [day, past.isNewest])
    if let base { past.ledger = try ledger(of: base, in: database) }
    if let reference = base ?? sameDay.first { past.baseDefinitions = values.fingerprints(of: reference) }
    if let base { past.baseStart = values.starts(of: base) }
    past.sameDay = try sameDay.last.map { try ledger(of: $0, in: database) }
  }

  /// Measured baselines as the first run published them that is not withdrawn. Where the run that measured one is withdrawn, the first
  /// of the others that published it has it. A line that was carried over from a withdrawn run does not count.
  static func baselines(in database: Database) throws -> [FigureID: [Day: Past.Published]] {
    var baselines: [FigureID: [Day: Past.Published]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT kpi, part, date, baseline.value, iif(measured_by IN (SELECT name FROM withdrawn), name, measured_by), published_on
        FROM baseline JOIN run ON run.id = baseline.run JOIN line USING (run, kpi, part)
        WHERE withdrawn_at IS NULL AND computed_by NOT IN (SELECT name FROM withdrawn)
        ORDER BY run.id DESC
        """)
    while let row = try rows.next() {
      let (id, day) = try (FigureID(kpi: row.value(0), part: row.value(1)), row.value(2) as Day)
      baselines[id, default: [:]][day] = try Past.Published(value: row.value(3), run: row.value(4), on: row.value(5))
    }
    return baselines
  }
}
