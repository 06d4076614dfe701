import Foundation
import GRDB
import History
import Model
import Testing

/// Every schema that was ever published, as a file of SQL with a little history in it, opens and goes on.
@Suite struct SchemaTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas").path()
  static let versions = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".sql") }
    .sorted()

  private func history(of version: String) throws -> TemporaryHistory {
    let file = try TemporaryHistory()
    let sql = try String(contentsOfFile: "\(Self.folder)/\(version)", encoding: .utf8)
    try DatabaseQueue(path: file.path).inDatabase { try $0.execute(sql: sql) }
    return file
  }

  @Test func `there is a file for each migration`() throws {
    let file = try TemporaryHistory()
    _ = try file.open()
    let migrations = try DatabaseQueue(path: file.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM grdb_migrations") }
    #expect(migrations == Self.versions.count)
  }

  @Test(arguments: versions)
  func `an old history is read, brought up to date and written to`(version: String) throws {
    let file = try history(of: version)
    let history = try file.open()
    let past = try history.past(for: try day("2023-06-30"))
    #expect(past.first[PointKey(InventedRun.figure, "value", in: "exclusions", try day("2023-05-31"))]?.value == 141)
    #expect(past.ledger.map(\.id) == ["off_trajectory-7-2023-05-31"])
    #expect(past.told["Owner"]?.firing.map(\.id) == ["off_trajectory-7-2023-05-31"])
    #expect(past.acknowledgements.count == 1)
    let may = try day("2023-05-31")
    let numbers = [InventedRun.Number(day: may, value: 142)]
    try history.record([InventedRun(name: "new", asOf: try day("2023-06-30"), numbers: numbers).published])
    let current = try history.past(for: try day("2023-06-30")).current
    #expect(current[PointKey(InventedRun.figure, "value", in: "exclusions", may)]?.value == 142)
    let (new, migrated) = (try TemporaryHistory(), try schema(file.path))
    _ = try new.open()
    #expect(try schema(new.path) == migrated)
  }

  private func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    }
  }

  @Test func `a history of a later version is left alone`() throws {
    let file = try TemporaryHistory()
    _ = try file.open()
    try DatabaseQueue(path: file.path).inDatabase {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: something new')")
    }
    let error = #expect(throws: HistoryError.self) { _ = try file.open() }
    guard case .failed = error else {
      Issue.record("it would be set aside: \(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["not SQLite at all", String(repeating: "x", count: 5000)])
  func `what is no history is said to be damaged`(text: String) throws {
    let file = try TemporaryHistory()
    try Data(text.utf8).write(to: URL(filePath: file.path))
    let error = #expect(throws: HistoryError.self) { _ = try file.open() }
    guard case .damaged = error else {
      Issue.record("not set aside: \(String(describing: error))")
      return
    }
  }
}
