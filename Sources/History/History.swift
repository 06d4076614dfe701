internal import GRDB
package import Model

/// Every figure ever published, and what became of the alerts: `history.sqlite` (SQLite with a rollback journal, since those
/// of the group who only read cannot open a write-ahead log).
///
/// One writer at a time: whoever writes holds the output folder's lock.
package final class History: Sendable {
  package let path: String
  let queue: DatabaseQueue

  /// Opens the file; made, or brought to this version's schema, where it is opened for writing.
  ///
  /// Throws: `.damaged` where it is no history, or of a later version; `.busy`; `.failed`.
  package init(path: String, readOnly: Bool = false) throws(HistoryError) {
    self.path = path
    do {
      var configuration = Configuration()
      configuration.readonly = readOnly
      // Somebody who looks at it may take their time; a month is not lost for that.
      configuration.busyMode = .timeout(readOnly ? 30 : 300)
      configuration.label = "history"
      if !readOnly {
        // EXTRA: the commit is on disk when it is said to be, the journal's removal too.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = EXTRA") }
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = HistorySchema.migrator
      let complaint = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
      guard complaint == "ok" else { throw HistoryError.damaged("\(path): \(complaint ?? "cannot be checked")") }
      let state = try queue.read { (newer: try migrator.hasBeenSuperseded($0), whole: try migrator.hasCompletedMigrations($0)) }
      if state.newer { throw HistoryError.failed("\(path): was written by a later version of this program; use that one") }
      if !state.whole {
        if readOnly { throw HistoryError.failed("\(path): is of an earlier version; the next run will bring it up to date") }
        try migrator.migrate(queue)
      }
    } catch let error as HistoryError {
      throw error
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(HistoryError) -> Result {
    do { return try queue.read(body) } catch { throw HistoryError(error, path: path) }
  }

  /// All of it or nothing.
  func write<Result>(_ body: (Database) throws -> Result) throws(HistoryError) -> Result {
    do { return try queue.write(body) } catch { throw HistoryError(error, path: path) }
  }
}

extension Day: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { description.databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> Day? {
    String.fromDatabaseValue(value).flatMap { Day(iso: $0) }
  }
}
