internal import GRDB

extension HistoryDatabase {
  /// Deletes, for good, all that withdrawn runs published: figures, baselines, alerts, notices, reviews of risks, what they
  /// read. The history still shows that the runs took place. Nothing changes for the other runs: a value that one of them
  /// published just as the erased run had done is recorded as its own.
  package func erase(_ runs: [String]) throws(HistoryError) {
    try changeAndVacuum { database in
      for name in runs {
        let id = try Int64.fetchOne(
          database, sql: "SELECT id FROM run WHERE name = ? AND withdrawn_at IS NOT NULL", arguments: [name])
        guard let id else { continue }
        try database.execute(sql: Self.handOn, arguments: ["run": id])
        for table in [
          "value", "line", "baseline", "alert", "notice", "risk_review", "restatement", "definition", "source", "source_file",
        ] {
          try database.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [id])
        }
      }
      // What a later run restated from an erased value names that value.
      for name in try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT replaces FROM restatement WHERE replaces IN (SELECT name FROM run WHERE withdrawn_at IS NOT NULL
            AND id NOT IN (SELECT run FROM line))
          """)
      { try RestatementRecords.handOn(from: name, in: database) }
      try database.execute(sql: Self.forgetEnds)
      try database.execute(sql: "DELETE FROM figure WHERE id NOT IN (SELECT figure FROM value)")
    }
  }

  /// `value` has a row only where the value differs from that of the run before. The next run that published the same number
  /// for the same figure and day is given the row of the run that goes.
  private static let handOn = """
    INSERT INTO value
    SELECT figure, as_of, next, value, numerator, denominator, is_there FROM (
      SELECT value.*, (
        SELECT min(line.run) FROM line WHERE line.run > value.run AND line.kpi = figure.kpi AND line.part = figure.part
          AND as_of BETWEEN first_day AND last_day
          AND (as_of = last_day OR \(isMonthEnd))) AS next
      FROM value JOIN figure ON figure.id = value.figure WHERE value.run = :run) AS gone
    WHERE next IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM value AS own
      WHERE own.figure = gone.figure AND own.as_of = gone.as_of AND own.run > :run AND own.run <= next)
    """

  /// Deletes the rows that say that a category is gone, where no earlier run had that category.
  private static let forgetEnds = """
    DELETE FROM value WHERE NOT is_there AND NOT EXISTS (
      SELECT 1 FROM value AS earlier
      WHERE earlier.figure = value.figure AND earlier.as_of = value.as_of AND earlier.run < value.run AND earlier.is_there)
    """

  /// The withdrawn runs of which figures, alerts, notices or sources are still in the history.
  package func withdrawnAndNotErased() throws(HistoryError) -> Set<String> {
    try read { database in
      Set(
        try String.fetchAll(
          database,
          sql: """
            SELECT name FROM run WHERE withdrawn_at IS NOT NULL AND (id IN (SELECT run FROM line)
              OR id IN (SELECT run FROM alert) OR id IN (SELECT run FROM notice) OR id IN (SELECT run FROM source))
            """))
    }
  }
}
