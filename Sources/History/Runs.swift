internal import GRDB
package import Model

/// A run as the history lists it.
package struct RunRecord: Sendable {
  /// The run's name, which is also that of its folder.
  package let name: String
  /// The day that its scorecard is for.
  package let asOf: Day
  /// The day in London on which it was published.
  package let publishedOn: Day
  /// Whether its ledger counted when it was published: it was a whole run for a month-end, and no newer day had been published.
  package let isNewest: Bool
  /// The exit code of the command that published it.
  package let exitCode: Int
  /// Who withdrew it, when and why; nil where it was not withdrawn.
  package let withdrawal: Withdrawal?
}

extension HistoryDatabase {
  /// All runs, in the order of publication.
  package func runs() throws(HistoryError) -> [RunRecord] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id").map { row in
        let (name, at): (String, String?) = try (row.value("name"), row.value("withdrawn_at"))
        return try RunRecord(
          name: name, asOf: row.value("as_of"), publishedOn: row.value("published_on"), isNewest: row.value("is_newest"),
          exitCode: row.value("exit_code"),
          withdrawal: at.map {
            try Withdrawal(run: name, reason: row.value("withdrawn_reason") ?? "", by: row.value("withdrawn_by") ?? "", at: $0)
          })
      }
    }
  }

  /// The names of all runs that were ever withdrawn, also of those that have been erased.
  package func withdrawnRuns() throws(HistoryError) -> Set<String> {
    try read {
      Set(try String.fetchAll($0, sql: "SELECT name FROM withdrawn UNION SELECT name FROM run WHERE withdrawn_at IS NOT NULL"))
    }
  }

  /// The names of all runs in the history.
  package func runNames() throws(HistoryError) -> Set<String> {
    try read { Set(try String.fetchAll($0, sql: "SELECT name FROM run")) }
  }

  /// Whether a run has every line. It is false for a run of some KPIs alone that had no whole run from which to carry over the
  /// other lines.
  static let isWhole = "id NOT IN (SELECT run FROM line WHERE status = '\(FigureStatus.notRun.rawValue)')"

  /// The runs whose scorecards lack lines; such a run never becomes the latest.
  package func partialRuns() throws(HistoryError) -> Set<String> {
    try read { Set(try String.fetchAll($0, sql: "SELECT name FROM run WHERE is_partial OR NOT \(Self.isWhole)")) }
  }

  /// The highest number of a run, in the order of publication; 0 where there is none.
  package func highestSequence() throws(HistoryError) -> Int {
    try read(Self.highestSequence)
  }

  static func highestSequence(in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT max(id) FROM run") ?? 0
  }

  /// The runs that were not withdrawn and have lines which this run computed.
  package func runsCarrying(_ run: String) throws(HistoryError) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT name FROM run JOIN line ON line.run = run.id
          WHERE computed_by = ? AND name <> ? AND withdrawn_at IS NULL ORDER BY run.id
          """, arguments: [run, run])
    }
  }

  /// By day, the runs that were not withdrawn, in the order of publication, whole ones after partial ones: the day's link leads
  /// to the last of them.
  package func currentRuns() throws(HistoryError) -> [Day: [String]] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT as_of, name FROM run WHERE withdrawn_at IS NULL ORDER BY is_partial DESC, id")
      return try Dictionary(grouping: rows) { try $0.value(0) as Day }.mapValues { try $0.map { try $0.value(1) as String } }
    }
  }

  /// Marks runs as withdrawn. Runs that already are, or that the history does not know, are left as they are.
  ///
  /// Their notices that have not been sent are never sent.
  package func withdraw(_ withdrawals: [Withdrawal]) throws(HistoryError) {
    try write { database in
      for one in withdrawals {
        try database.execute(
          sql: """
            UPDATE run SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?
            WHERE name = ? AND withdrawn_at IS NULL
            """, arguments: [one.at, one.by, one.reason, one.run])
        try database.execute(sql: "INSERT OR IGNORE INTO withdrawn VALUES (?)", arguments: [one.run])
        try database.execute(
          sql: """
            UPDATE notice SET delivery = 'withdrawn' WHERE delivery = 'waiting' AND run = (SELECT id FROM run WHERE name = ?)
            """, arguments: [one.run])
      }
    }
  }

  /// The runs that first published some value, that last had a risk's review, that opened an alert which is still open or last
  /// had it, or whose notices wait or were the last that an owner was told.
  package func runsToKeep() throws(HistoryError) -> Set<String> {
    try read { database in
      let newest = try Self.lastCounting(in: database)?.run
      let firsts = try PublishedValues(database).first.values.map(\.run)
      let told = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM run WHERE withdrawn_at IS NULL AND (id IN (SELECT run FROM notice WHERE delivery = 'waiting')
            OR id IN (SELECT max(run) FROM notice WHERE told AND delivery <> 'withdrawn' GROUP BY owner))
          """)
      let reviews = try RiskReviewRecords.lastRuns(in: database)
      let ofAlerts = try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT name FROM run JOIN alert ON alert.run = run.id
          WHERE withdrawn_at IS NULL AND alert.id IN (SELECT id FROM alert WHERE run = ? AND state <> 'resolved')
            AND (alert.run = ? OR alert.as_of = alert.opened_on OR alert.firing_since = alert.as_of)
          """, arguments: [newest, newest])
      return Set(firsts + reviews + told + ofAlerts)
    }
  }
}

/// A figure's value on a day: as it was first published, and as it was published last.
package struct HistoryPoint: Sendable {
  /// The day that the value is for.
  package let day: Day
  /// The value that was first published, and the run that did so.
  package let first: Past.Published
  /// The value that was published last, and the run that first published it; nil where there is none.
  package let current: Past.Published?
}

extension HistoryDatabase {
  /// For each of these figures, its own value by day, in the order of the days. Figures shown with it and breakdowns are left
  /// out.
  package func series(of ids: [FigureID]) throws(HistoryError) -> [FigureID: [HistoryPoint]] {
    let values = try read { try PublishedValues($0) }
    let (first, current) = (values.first, values.current)
    var series: [FigureID: [HistoryPoint]] = [:]
    for (key, published) in first.sorted(by: { $0.key.day < $1.key.day })
    where key.measure == SeriesPoint.ownMeasure && ids.contains(key.id) {
      series[key.id, default: []].append(HistoryPoint(day: key.day, first: published, current: current[key]))
    }
    return series
  }
}
