internal import GRDB

/// A file may hold anything: a value of another kind than its column should have, or a column that is missing, is thrown as an
/// error, and does not end the program.
extension Row {
  func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard hasColumn(column) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "there is no column \(column)") }
    return try decode(forColumn: column)
  }

  func value<Value: DatabaseValueConvertible>(_ position: Int) throws -> Value { try decode(atIndex: position) }
}
