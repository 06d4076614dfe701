/// What types that are published encode themselves to and decode themselves from.
enum JSONTypes {
  /// Types of numbers, besides Int and Double, that are plain numbers in JSON.
  static let otherNumbers: [ObjectIdentifier: any (FixedWidthInteger & Sendable).Type] = {
    let types: [any (FixedWidthInteger & Sendable).Type] = [
      Int8.self, Int16.self, Int32.self, Int64.self, UInt.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self,
    ]
    return Dictionary(uniqueKeysWithValues: types.map { (ObjectIdentifier($0), $0) })
  }()

  /// Types with a superclass of their own coding would need one; there are none.
  static func noSuperclass() -> Never { preconditionFailure("a type that is published has no superclass") }
}
