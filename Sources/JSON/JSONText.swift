/// JSON under way: values encode themselves to it.
///
/// Foundation's encoder writes the same bytes, builds a tree of all that it writes, and asks of each type anew what it can do: of a
/// small run that was a sixth.
struct JSONText {
  /// Shared by all that is being encoded. What a value's own encoding calls comes between two short accesses, never within one.
  let writing: UnsafeMutablePointer<JSONWriting>

  /// A value as JSON. Throws `EncodingError` for a number that JSON does not have, and what a value throws that encodes itself.
  static func bytes(_ value: some Encodable, _ style: JSONStyle) throws -> [UInt8] {
    var writing = JSONWriting(style)
    return try withUnsafeMutablePointer(to: &writing) { writing in
      try JSONText(writing: writing).write(value)
      return writing.pointee.bytes
    }
  }
}
