internal import Model

/// JSON under way: values encode themselves to it.
///
/// Foundation's encoder writes the same bytes, builds a tree of all that it writes, and asks of each type anew what it can do: of a
/// small run that was a sixth.
struct JSONText {
  struct Style {
    /// Lines and margins, and a slash as it is.
    var isReadable: Bool
    /// `asOf` becomes `as_of`; keys of dictionaries stay as they are.
    var keysInSnakeCase: Bool
  }
  /// Shared by all that is being encoded. What a value's own encoding calls comes between two short accesses, never within one.
  let writing: UnsafeMutablePointer<JSONWriting>

  /// A value as JSON. Throws `EncodingError` for a number that JSON does not have, and what a value throws that encodes itself.
  static func bytes(_ value: some Encodable, _ style: Style) throws -> [UInt8] {
    var writing = JSONWriting(style)
    return try withUnsafeMutablePointer(to: &writing) { writing in
      try JSONText(writing: writing).write(value)
      return writing.pointee.bytes
    }
  }

  /// Writes a value, and ends all that it has begun.
  func write<Value: Encodable>(_ value: Value) throws {
    if Value.self == Double.self, let number = value as? Double, !number.isFinite {
      throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "JSON has no such number"))
    }
    if writePlain(value) { return }
    let (depth, start) = (writing.pointee.depth, writing.pointee.bytes.count)
    try value.encode(to: JSONLevel(text: self))
    writing.pointee.end(to: depth)
    // One that encodes nothing.
    if writing.pointee.bytes.count == start {
      _ = writing.pointee.begin(isObject: true, keepsKeys: false)
      writing.pointee.end(to: depth)
    }
  }

  /// Whether the value was one of JSON's own.
  ///
  /// Asked by type: it costs next to nothing where the type is known, and most values are of other types.
  @inline(__always)
  private func writePlain<Value>(_ value: Value) -> Bool {
    if Value.self == String.self, let text = value as? String {
      writing.pointee.write(text: text)
    } else if Value.self == Double.self, let number = value as? Double {
      writing.pointee.write(number: number)
    } else if Value.self == Int.self, let number = value as? Int {
      writing.pointee.write(plain: String(number))
    } else if Value.self == Bool.self, let flag = value as? Bool {
      writing.pointee.write(plain: flag ? "true" : "false")
    } else if Value.self == Day.self, let day = value as? Day {
      writing.pointee.write(text: day.description)
    } else if Self.otherNumbers.contains(ObjectIdentifier(Value.self)) {
      writing.pointee.write(plain: String(describing: value))
    } else {
      return false
    }
    return true
  }

  /// Numbers that encode themselves as what they are.
  private static let otherNumbers = Set<ObjectIdentifier>(
    [
      Int8.self, Int16.self, Int32.self, Int64.self, UInt.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self,
    ].map { (type: Any.Type) in ObjectIdentifier(type) })
}
