internal import GRDB

/// What comes from a file may be anything: a value that is not what its column holds, or is not there, is an error, and ends nothing.
extension Row {
  func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard hasColumn(column) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "there is no column \(column)") }
    return try decode(forColumn: column)
  }

  func value<Value: DatabaseValueConvertible>(_ position: Int) throws -> Value { try decode(atIndex: position) }
}
