internal import GRDB
package import Model

/// Every figure that was ever published, and what became of the alerts: `history.sqlite`.
///
///     let history = try HistoryDatabase(path: "output/history.sqlite", readOnly: true)
///     let past = try history.past(for: day)
///     let open = try history.today()?.alerts.filter(\.state.isOpen)
///
/// There is one writer at a time: it holds the output folder's lock. A writer works on a copy in memory, which is then
/// published in place of the file that readers open, so that no reader can hold a writer up, and none sees half a change.
package final class HistoryDatabase: Sendable {
  /// Puts the bytes of the whole history in place of the file that readers open.
  package typealias FilePublishing = @Sendable (_ bytes: [UInt8]) throws -> Void

  /// The path of `history.sqlite`; it is named in every message about it.
  package let path: String
  let queue: DatabaseQueue
  private let publishing: FilePublishing?

  /// Opens the file itself. Where it is opened for writing, it is created, or brought to this version's schema.
  ///
  /// Throws: `.damaged` where it is no history, or something in it cannot be what was written; `.busy`; `.failed`.
  package init(path: String, readOnly: Bool = false) throws(HistoryError) {
    (self.path, publishing) = (path, nil)
    queue = try Self.checked(path, readOnly: readOnly) {
      try DatabaseQueue(path: path, configuration: Self.configuration(readOnly: readOnly))
    }
  }

  /// A copy of the history at the path, or a new history where `bytes` is nil. Each change is published before the call that
  /// makes it returns, but for the change that `prepare` makes.
  ///
  /// Throws: the same errors as the other initialiser; what `publishing` throws becomes `.failed`.
  package init(copyOf path: String, _ bytes: [UInt8]?, publishing: @escaping FilePublishing) throws(HistoryError) {
    (self.path, self.publishing) = (path, publishing)
    queue = try Self.checked(path, readOnly: false) {
      let copy = try DatabaseQueue(configuration: Self.configuration(readOnly: false))
      if let bytes, !bytes.isEmpty { try copy.writeWithoutTransaction { try $0.load(bytes) } }
      return copy
    }
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(30)
    configuration.label = "history"
    if !readOnly {
      // EXTRA: the commit is on disk when it is said to be, the journal's removal too. What is deleted is gone.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON") }
    }
    return configuration
  }

  private static func checked(
    _ path: String, readOnly: Bool, _ open: () throws -> DatabaseQueue
  ) throws(HistoryError) -> DatabaseQueue {
    do {
      let queue = try open()
      // What is made here and now is as it should be.
      guard try !bringUpToDate(queue, path, readOnly: readOnly) else { return queue }
      let expected = try DatabaseQueue()
      try HistorySchema.migrator.migrate(expected)
      let complaint = try expected.read { expected in try queue.read { try HistoryCheck.complaint(about: $0, expected: expected) }
      }
      if let complaint { throw HistoryError.damaged("\(path): \(complaint)") }
      return queue
    } catch let error as HistoryError {
      throw error
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Returns whether the database was empty, and is a new history now.
  private static func bringUpToDate(_ queue: DatabaseQueue, _ path: String, readOnly: Bool) throws -> Bool {
    let migrator = HistorySchema.migrator
    let (applied, known) = (try queue.read(migrator.appliedIdentifiers), Set(migrator.migrations))
    if !applied.isSubset(of: known) {
      // A later version knows all that this one does.
      guard known.isSubset(of: applied) else { throw HistoryError.damaged("\(path): its versions are no versions of a history") }
      throw HistoryError.failed("\(path): was written by a later version of this program; use that one")
    }
    guard applied != known else { return false }
    if readOnly { throw HistoryError.failed("\(path): is of an earlier version; the next run will bring it up to date") }
    let isEmpty = try queue.read { try Int.fetchOne($0, sql: "SELECT 1 FROM sqlite_master LIMIT 1") == nil }
    try migrator.migrate(queue)
    return isEmpty
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(HistoryError) -> Result {
    do { return try queue.read(body) } catch { throw HistoryError(error, path: path) }
  }

  /// Makes all of the changes or none, and publishes them.
  func write<Result>(_ body: (Database) throws -> Result) throws(HistoryError) -> Result {
    let (result, isChanged) = try change(body)
    if isChanged { try publish() }
    return result
  }

  /// Makes all of the changes or none. In a copy they are not published yet.
  func change<Result>(_ body: (Database) throws -> Result) throws(HistoryError) -> (Result, isChanged: Bool) {
    do {
      return try queue.write { database in
        let before = database.totalChangesCount
        let result = try body(database)
        return (result, database.totalChangesCount != before)
      }
    } catch { throw HistoryError(error, path: path) }
  }

  /// Publishes the copy as it is, also where nothing was changed.
  package func publish() throws(HistoryError) {
    guard let publishing else { return }
    let bytes: [UInt8]
    do { bytes = try queue.writeWithoutTransaction { try $0.bytes() } } catch { throw HistoryError(error, path: path) }
    do { try publishing(bytes) } catch { throw .failed("\(error)") }
  }

  /// Makes all of the changes or none, and overwrites in the file what was deleted.
  func changeAndVacuum(_ body: (Database) throws -> Void) throws(HistoryError) {
    do {
      try queue.write(body)
      try queue.vacuum()
    } catch { throw HistoryError(error, path: path) }
    try publish()
  }
}

extension Day: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { description.databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> Day? {
    String.fromDatabaseValue(value).flatMap { Day(iso: $0) }
  }
}
