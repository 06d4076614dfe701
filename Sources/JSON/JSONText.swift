/// JSON that is being written; values encode themselves to it.
///
/// Foundation's encoder writes the same bytes, but builds a tree of everything that it writes, and asks each time what a type
/// can do; in a small run that took a sixth of the time.
struct JSONText {
  /// Shared by all values that are being encoded. A value's own encoding runs between two short accesses, never within one.
  let writing: UnsafeMutablePointer<JSONWriting>

  /// A value as JSON.
  ///
  /// Throws: `EncodingError` for a number that JSON does not have, and whatever a value throws that encodes itself.
  static func bytes(_ value: some Encodable, _ style: JSONStyle) throws -> [UInt8] {
    var writing = JSONWriting(style)
    return try withUnsafeMutablePointer(to: &writing) { writing in
      try JSONText(writing: writing).write(value)
      return writing.pointee.bytes
    }
  }
}
