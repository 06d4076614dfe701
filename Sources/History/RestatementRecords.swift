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

  /// Those of runs that count, and that replaced a value of a run that counts, by figure. Where the first run with that value is withdrawn,
  /// another that published it counts.
  static func all(_ values: PublishedValues, in database: Database) throws -> [FigureID: [FigureBackground.Restated]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT name, published_on, replaces IN (SELECT name FROM withdrawn) AS is_taken_back, restatement.*
        FROM restatement JOIN run ON run.id = restatement.run WHERE withdrawn_at IS NULL
        ORDER BY run.id, kpi, part, restatement.as_of, place
        """)
    var found: [FigureID: [FigureBackground.Restated]] = [:]
    while let row = try rows.next() {
      let cause = try cause(row)
      let id = try FigureID(kpi: row.value("kpi"), part: row.value("part"))
      let (run, day): (String, Day) = try (row.value("name"), row.value("as_of"))
      var replaces: String? = try row.value("replaces")
      if try row.value("is_taken_back") {
        replaces = try values.run(publishing: row.value("from_value"), of: id, on: day, before: row.value("run"))
      }
      guard let replaces else { continue }
      var own = found[id] ?? []
      if let last = own.last, last.run == run, last.restatement.asOf == day {
        own[own.count - 1].restatement.causes.append(cause)
      } else {
        let restatement = try RestatedValue(
          id, asOf: day, from: row.value("from_value"), to: row.value("to_value"), replaces: replaces,
          causes: [cause])
        own.append(try FigureBackground.Restated(run: run, on: row.value("published_on"), restatement))
      }
      found[id] = own
    }
    return found
  }

  /// Takes a withdrawn run's name from the values that later runs replaced: those that another run had published too are said to be of
  /// that run, and the others go.
  static func handOn(from run: String, in database: Database) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT DISTINCT run, kpi, part, as_of, from_value FROM restatement WHERE replaces = ?", arguments: [run])
    guard !rows.isEmpty else { return }
    let values = try PublishedValues(database)
    for row in rows {
      let (later, kpi, part, day): (Int64, String, String, Day) = try (row.value(0), row.value(1), row.value(2), row.value(3))
      let heir = try values.run(publishing: row.value(4), of: FigureID(kpi: kpi, part: part), on: day, before: later)
      let change = heir == nil ? "DELETE FROM restatement" : "UPDATE restatement SET replaces = ?"
      let arguments: StatementArguments = heir.map { [$0, later, kpi, part, day] } ?? [later, kpi, part, day]
      try database.execute(sql: "\(change) WHERE run = ? AND kpi = ? AND part = ? AND as_of = ?", arguments: arguments)
    }
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
