internal import GRDB
internal import Model

/// The values that runs replaced by others, a row for each cause.
enum RestatementRecords {
  static func insert(_ restatements: [RestatedValue], _ run: Int64, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO restatement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for one in restatements {
      for (place, cause) in one.causes.enumerated() {
        try statement.execute(arguments: [
          run, one.kpi, one.part, one.asOf, place, one.from, one.to, one.replaces, cause.kind.rawValue, cause.source, cause.rows,
          cause.effect, cause.file, cause.key, cause.from, cause.to,
        ])
      }
    }
  }

  /// Those of runs that count, and that replaced a value of a run that counts, by figure.
  static func all(in database: Database) throws -> [FigureID: [FigureBackground.Restated]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT name, published_on, restatement.* FROM restatement JOIN run ON run.id = restatement.run
        WHERE withdrawn_at IS NULL AND replaces NOT IN (SELECT name FROM withdrawn)
        ORDER BY run.id, kpi, part, restatement.as_of, place
        """)
    var found: [FigureID: [FigureBackground.Restated]] = [:]
    while let row = try rows.next() {
      let cause = try cause(row)
      let id = try FigureID(kpi: row.value("kpi"), part: row.value("part"))
      let (run, day): (String, Day) = try (row.value("name"), row.value("as_of"))
      var own = found[id] ?? []
      if let last = own.last, last.run == run, last.restatement.asOf == day {
        own[own.count - 1].restatement.causes.append(cause)
      } else {
        let restatement = try RestatedValue(
          id, asOf: day, from: row.value("from_value"), to: row.value("to_value"), replaces: row.value("replaces"),
          causes: [cause])
        own.append(try FigureBackground.Restated(run: run, on: row.value("published_on"), restatement))
      }
      found[id] = own
    }
    return found
  }

  private static func cause(_ row: Row) throws -> RestatementCause {
    guard let kind = RestatementCause.Kind(rawValue: try row.value("kind")) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a cause of a restatement is of no known kind")
    }
    var cause = RestatementCause(kind, effect: try row.value("effect"))
    (cause.source, cause.rows) = try (row.value("source"), row.value("rows"))
    (cause.file, cause.key) = try (row.value("file"), row.value("key"))
    (cause.from, cause.to) = try (row.value("from_text"), row.value("to_text"))
    return cause
  }
}
