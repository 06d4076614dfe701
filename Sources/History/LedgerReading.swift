internal import GRDB
package import Model

extension HistoryDatabase {
  /// The ledger as a run left it.
  static func ledger(of run: Int64, in database: Database) throws -> [Alert] {
    try Row.fetchAll(database, sql: "SELECT * FROM alert WHERE run = ? ORDER BY place", arguments: [run]).compactMap(alert)
  }

  /// An alert from its row; nil for a rule or a state that this version does not know.
  static func alert(_ row: Row) throws -> Alert? {
    guard let rule = Alert.Rule(rawValue: try row.value("rule")), let state = Alert.State(rawValue: try row.value("state")),
      let severity = Alert.Severity(rawValue: try row.value("severity"))
    else { return nil }
    let (kpi, part): (String?, String?) = try (row.value("kpi"), row.value("part"))
    let (checkpoint, subject): (String, String) = try (row.value("checkpoint"), row.value("subject"))
    let finding = try Finding(
      severity: severity, asOf: row.value("as_of"), value: row.value("value"), threshold: row.value("threshold"),
      message: row.value("message"), statement: row.value("statement"))
    var alert = try Alert(
      key: kpi.map { AlertKey(rule, FigureID(kpi: $0, part: part ?? ""), checkpoint: checkpoint) }
        ?? AlertKey(rule, subject: subject),
      owner: row.value("owner"), state: state, firingSince: row.value("firing_since"), finding: finding)
    (alert.openedOn, alert.clearSince, alert.resolvedOn) = try (
      row.value("opened_on"), row.value("clear_since"), row.value("resolved_on")
    )
    return alert
  }

  /// Whether a run's ledger counts: it was for a month-end, and no later one was published then.
  static let counts = "(is_newest AND \(isMonthEnd))"

  /// Whether the column `as_of` is a month-end.
  static let isMonthEnd = "as_of = date(as_of, 'start of month', '+1 month', '-1 day')"

  /// The last run whose ledger counts, for the newest month-end or the newest before a day; nil where there is none.
  static func lastCounting(before day: Day? = nil, in database: Database) throws -> (run: Int64, day: Day)? {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT id, as_of FROM run WHERE \(counts) AND withdrawn_at IS NULL AND (? IS NULL OR as_of < ?)
        ORDER BY as_of DESC, id DESC LIMIT 1
        """, arguments: [day, day])
    return try row.map { try ($0.value(0), $0.value(1)) }
  }

  /// The current ledger: that of the newest day's last run that was not withdrawn, with acknowledgements made since. Nil where
  /// no run's ledger counts.
  package func today() throws(HistoryError) -> (day: Day, alerts: [Alert])? {
    try read { database in
      guard let (newest, day) = try Self.lastCounting(in: database) else { return nil }
      let known = try Self.acknowledgements(in: database).latest
      let alerts = try Self.ledger(of: newest, in: database).map { alert in
        var alert = alert
        alert.state = alert.state(asOf: day, known: known)
        return alert
      }
      return (day, alerts)
    }
  }

  /// All acknowledgements, in the order in which they were made.
  static func acknowledgements(in database: Database) throws -> [Acknowledgement] {
    try Row.fetchAll(database, sql: "SELECT * FROM acknowledgement ORDER BY id").map { row in
      try Acknowledgement(
        alert: row.value("alert"), until: row.value("until"), why: row.value("why"), by: row.value("by"), at: row.value("at"),
        severity: Alert.Severity(rawValue: row.value("severity")) ?? .warning)
    }
  }

  /// Records that somebody knows of an alert, and publishes the history.
  package func acknowledge(_ acknowledgement: Acknowledgement) throws(HistoryError) {
    try write { try Self.insert(acknowledgement, in: $0) }
  }

  private static func insert(_ one: Acknowledgement, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO acknowledgement (alert, until, why, by, at, severity) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [one.alert, one.until, one.why, one.by, one.at, one.severity.rawValue])
  }

  /// Every acknowledgement that was ever made, in order.
  package func acknowledgements() throws(HistoryError) -> [Acknowledgement] { try read(Self.acknowledgements) }

  /// Records the acknowledgements that the history does not have yet.
  static func adopt(_ acknowledgements: [Acknowledgement], in database: Database) throws {
    var known = Set(try Self.acknowledgements(in: database))
    for one in acknowledgements where known.insert(one).inserted { try insert(one, in: database) }
  }
}

extension [Acknowledgement] {
  /// The latest acknowledgement of each alert, by the alert's ID.
  package var latest: [String: Acknowledgement] { Dictionary(map { ($0.alert, $0) }) { _, last in last } }
}
