internal import FoundationEssentials
internal import GRDB
package import Model

/// A notice that an owner is to be told, and that is not delivered yet.
package struct WaitingNotice: Sendable {
  /// The notice's number in the history, in the order in which notices were decided.
  package let number: Int64
  /// The name of the run that decided it.
  package let run: String
  /// When that run began, in UTC.
  package let decided: String
  /// How many times it was tried to send it.
  package let attempts: Int
  /// The notice with its words.
  package let notice: Notice
}

extension HistoryDatabase {
  static func insert(_ notice: Notice, _ run: Int64, as delivery: String, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO notice (run, owner, as_of, told, reason, firing, resolved, severities, message_id, thread, subject, text, html,
          delivery, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        """,
      arguments: [
        run, notice.owner, notice.asOf, notice.isTold, notice.reason.rawValue, list(notice.firing.map(\.id)),
        list(notice.resolved), list(notice.firing.map(\.severity.rawValue)), notice.messageID, notice.thread,
        notice.words?.subject, notice.words?.text, notice.words?.html, notice.isTold ? delivery : "none",
      ])
  }

  /// The last notice that each owner was told, so that it is known what the owner knows. A notice that was withdrawn with its
  /// run before it was sent does not count.
  static func told(in database: Database) throws -> [String: Notice] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM notice WHERE told AND delivery <> 'withdrawn' ORDER BY run, id")
    return try Dictionary(rows.compactMap(notice).map { ($0.owner, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The last notice that reached each owner.
  static func heard(in database: Database) throws -> [String: Notice] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM notice WHERE told AND delivery IN ('delivered', 'assumed') ORDER BY run, id")
    return try Dictionary(rows.compactMap(notice).map { ($0.owner, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The owners whose last notice waits to be delivered.
  static func unheard(in database: Database) throws -> Set<String> {
    Set(
      try String.fetchAll(
        database,
        sql: """
          SELECT owner FROM notice WHERE delivery = 'waiting' AND id IN (
            SELECT max(id) FROM notice WHERE told AND delivery <> 'withdrawn' GROUP BY owner)
          """))
  }

  static func notice(_ row: Row) throws -> Notice? {
    guard let reason = Notice.Reason(rawValue: try row.value("reason")) else { return nil }
    let severities = try items(row.value("severities")).map { Alert.Severity(rawValue: $0) ?? .warning }
    var notice = try Notice(
      owner: row.value("owner"), asOf: row.value("as_of"), reason: reason,
      firing: zip(items(row.value("firing")), severities).map { Notice.Firing(id: $0, severity: $1) },
      resolved: items(row.value("resolved")))
    (notice.messageID, notice.thread) = try (row.value("message_id"), row.value("thread"))
    if let subject: String = try row.value("subject"), let text: String = try row.value("text"),
      let html: String = try row.value("html")
    {
      notice.words = Notice.Letter(subject: subject, text: text, html: html)
    }
    return notice
  }

  /// The notices that wait, in the order in which they were decided.
  package func waitingNotices() throws(HistoryError) -> [WaitingNotice] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT notice.*, run.name, run.started FROM notice JOIN run ON run.id = notice.run WHERE delivery = 'waiting'
          ORDER BY notice.run, notice.id
          """
      ).compactMap { row in
        try Self.notice(row).map {
          try WaitingNotice(
            number: row.value("id"), run: row.value("name"), decided: row.value("started"), attempts: row.value("attempts"),
            notice: $0)
        }
      }
    }
  }

  /// Records that a notice was sent, at a time in UTC. Earlier notices to the same owner that still wait are superseded,
  /// because this one says all that still matters.
  package func delivered(_ notice: WaitingNotice, at: String) throws(HistoryError) {
    try write { database in
      try database.execute(
        sql: "UPDATE notice SET delivery = 'delivered', delivered_at = ?, attempts = attempts + 1, error = NULL WHERE id = ?",
        arguments: [at, notice.number])
      try database.execute(
        sql: "UPDATE notice SET delivery = 'superseded' WHERE delivery = 'waiting' AND owner = ? AND id < ?",
        arguments: [notice.notice.owner, notice.number])
    }
  }

  /// Records that a notice is not to be sent, because what it says is no longer true.
  package func supersede(_ notice: WaitingNotice) throws(HistoryError) {
    try write {
      try $0.execute(sql: "UPDATE notice SET delivery = 'superseded' WHERE id = ?", arguments: [notice.number])
    }
  }

  /// Takes over what another history knows of the delivery of the same notices.
  package func adoptDeliveries(of other: HistoryDatabase) throws(HistoryError) {
    let rows = try other.read {
      try Row.fetchAll(
        $0, sql: "SELECT name, owner, delivery, delivered_at, attempts, error FROM notice JOIN run ON run.id = notice.run")
    }
    try write { database in
      for row in rows {
        try database.execute(
          sql: """
            UPDATE notice SET delivery = ?, delivered_at = ?, attempts = ?, error = ?
            WHERE owner = ? AND run = (SELECT id FROM run WHERE name = ?)
            """,
          arguments: [
            row.value("delivery") as String, row.value("delivered_at") as String?, row.value("attempts") as Int,
            row.value("error") as String?, row.value("owner") as String, row.value("name") as String,
          ])
      }
    }
  }

  /// Records a failed attempt; the notice stays waiting, and the next run tries again.
  package func failed(_ notice: WaitingNotice, why: String) throws(HistoryError) {
    try write {
      try $0.execute(
        sql: "UPDATE notice SET attempts = attempts + 1, error = ? WHERE id = ?", arguments: [why, notice.number])
    }
  }

  /// Texts as a JSON list; this never fails.
  static func list(_ texts: [String]) -> String {
    (try? JSONEncoder().encode(texts)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }

  /// The texts of a JSON list; empty where it is no list of texts.
  static func items(_ list: String) -> [String] {
    (try? JSONDecoder().decode([String].self, from: Data(list.utf8))) ?? []
  }
}
