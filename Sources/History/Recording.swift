internal import GRDB
package import Model

extension HistoryDatabase {
  /// Records runs in their order: figures, sources and definitions, the ledger and the notices, all in one transaction.
  ///
  /// `deliver` is false for runs read back from their folders after the history was lost: their notices were told then.
  package func record(
    _ runs: [PublishedRun], deliver: Bool = true, acknowledgements: [Acknowledgement] = []
  ) throws(HistoryError) {
    try write { database in
      for run in runs { try Self.record(run, deliver: deliver, in: database) }
      try Self.adopt(acknowledgements, in: database)
    }
  }

  /// Records one run without publishing it; `publish` does that.
  package func prepare(_ run: PublishedRun) throws(HistoryError) {
    _ = try change { try Self.record(run, deliver: true, in: $0) }
  }

  private static func record(_ run: PublishedRun, deliver: Bool, in database: Database) throws {
    let id = try insert(run, in: database)
    try insertInputs(of: run, id, in: database)
    try insertLines(of: run, id, in: database)
    try ValueRecording(database, run: id).record(run.scorecard)
    try RiskReviewRecords.insert(run.scorecard.risks, id, in: database)
    try RestatementRecords.insert(run.restatements, id, in: database)
    for (place, alert) in run.ledger.enumerated() { try insert(alert, place, id, in: database) }
    let untold = run.withdrawal?.untold ?? []
    for notice in run.notices {
      try insert(notice, id, as: untold.contains(notice.owner) ? "withdrawn" : deliver ? "waiting" : "assumed", in: database)
    }
  }

  private static func insert(_ run: PublishedRun, in database: Database) throws -> Int64 {
    let card = run.scorecard
    let free = try run.sequence.flatMap {
      try Int.fetchOne(database, sql: "SELECT 1 FROM run WHERE id = ?", arguments: [$0]) == nil ? $0 : nil
    }
    let newest = try run.isNewest ?? (card.asOf.isEndOfMonth && !isNewerPublished(than: card.asOf, in: database))
    try database.execute(
      sql: """
        INSERT INTO run (id, name, plan, area, as_of, started, published_on, program_version, exit_code, is_newest,
          is_partial, withdrawn_at, withdrawn_by, withdrawn_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        free, run.name, card.plan, card.area, card.asOf, run.started, run.publishedOn, run.programVersion, run.exitCode, newest,
        run.isPartial,
        run.withdrawal?.at, run.withdrawal?.by, run.withdrawal?.reason,
      ])
    return database.lastInsertedRowID
  }

  /// A later month-end is published.
  static func isNewerPublished(than day: Day, in database: Database) throws -> Bool {
    try Int.fetchOne(
      database, sql: "SELECT 1 FROM run WHERE \(counts) AND withdrawn_at IS NULL AND as_of > ? LIMIT 1", arguments: [day]) != nil
  }

  private static func insertInputs(of run: PublishedRun, _ id: Int64, in database: Database) throws {
    let definition = try database.cachedStatement(sql: "INSERT INTO definition VALUES (?, ?, ?, ?)")
    for file in run.definitions { try definition.execute(arguments: [id, file.name, file.bytes, file.sha256]) }
    let source = try database.cachedStatement(sql: "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let part = try database.cachedStatement(sql: "INSERT INTO source_file VALUES (?, ?, ?, ?, ?)")
    for quality in run.scorecard.quality {
      try source.execute(arguments: [
        id, quality.source, quality.status.rawValue, quality.read, quality.accepted, quality.rejected, quality.duplicates,
        quality.skipped, quality.newest,
      ])
      for file in quality.files { try part.execute(arguments: [id, quality.source, file.name, file.bytes, file.sha256]) }
    }
  }

  private static func insertLines(of run: PublishedRun, _ id: Int64, in database: Database) throws {
    let card = run.scorecard
    let statement = try database.cachedStatement(
      sql: "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let baseline = try database.cachedStatement(sql: "INSERT INTO baseline VALUES (?, ?, ?, ?, ?, ?)")
    let days = Dictionary(grouping: card.series, by: \.id).mapValues { $0.map(\.asOf) }
    for line in card.lines {
      try statement.execute(arguments: [
        id, line.id.kpi, line.id.part, line.status.rawValue, line.value, line.unit, line.numerator, line.denominator,
        line.expected, line.rag?.rawValue, line.reason?.rawValue, line.fingerprint, line.run, days[line.id]?.min(),
        days[line.id]?.max(),
      ])
      // What a partial run finds binds no other.
      if !run.isPartial, let frozen = line.frozenBaseline {
        try baseline.execute(arguments: [id, line.id.kpi, line.id.part, frozen.date, frozen.value, frozen.by])
      }
    }
  }

  private static func insert(_ alert: Alert, _ place: Int, _ run: Int64, in database: Database) throws {
    let finding = alert.finding
    try database.cachedStatement(
      sql: "INSERT INTO alert VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      run, place, alert.id, alert.key.rule.rawValue, alert.key.figure?.kpi, alert.key.figure?.part, alert.key.subject,
      alert.key.checkpoint, alert.owner, finding.severity.rawValue, alert.state.rawValue, alert.firingSince, alert.openedOn,
      alert.clearSince, alert.resolvedOn, finding.asOf, finding.value, finding.threshold, finding.message,
      finding.statement,
    ])
  }
}
