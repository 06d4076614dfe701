internal import GRDB
internal import GRDBSQLite

/// A whole database as the bytes of its file, so that the code that reads and writes the file can say what the file system
/// refused.
extension Database {
  /// Replaces the main database with that of the bytes.
  ///
  /// Throws: `DatabaseError` where there is no memory for them. Bytes that are no database are noticed when they are read.
  func load(_ bytes: [UInt8]) throws {
    guard let room = sqlite3_malloc64(UInt64(bytes.count))?.assumingMemoryBound(to: UInt8.self) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    room.initialize(from: bytes, count: bytes.count)
    // A database in memory has no write-ahead log: bytes 18 and 19 of its header say how it is written.
    if bytes.count > 19 { (room[18], room[19]) = (min(room[18], 1), min(room[19], 1)) }
    let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
    let count = Int64(bytes.count)
    let code = sqlite3_deserialize(sqliteConnection, "main", room, count, count, flags)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// The main database as the bytes of a file.
  ///
  /// Throws: `DatabaseError` where there is no memory for them.
  func bytes() throws -> [UInt8] {
    var count: Int64 = 0
    guard let room = sqlite3_serialize(sqliteConnection, "main", &count, 0) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    defer { sqlite3_free(room) }
    return Array(UnsafeBufferPointer(start: room, count: Int(count)))
  }
}
