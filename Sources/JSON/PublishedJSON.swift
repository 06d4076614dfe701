/// JSON as this program publishes it: sorted keys in snake case, on readable lines, with a line feed at the end.
///
///     let bytes = try PublishedJSON.encode(withdrawal)          // {"at": …, "by": …}
///     let again = try PublishedJSON.decode(Withdrawal.self, from: bytes)
package enum PublishedJSON {
  /// A value as published JSON.
  ///
  /// Throws: `EncodingError` for a number that is infinite or not a number; no published value is.
  package static func encode(_ value: some Encodable) throws -> [UInt8] {
    try JSONText.bytes(value, JSONStyle(isReadable: true, keysInSnakeCase: true)) + [UInt8(ascii: "\n")]
  }

  /// A value as readable JSON with keys as they are named in the code, for formats that others have defined.
  package static func encodeAsNamed(_ value: some Encodable) throws -> [UInt8] {
    try JSONText.bytes(value, JSONStyle(isReadable: true, keysInSnakeCase: false)) + [UInt8(ascii: "\n")]
  }

  /// A value as JSON in one line with keys as they are named in the code, from which digests are worked out.
  package static func encodeInOneLine(_ value: some Encodable) throws -> [UInt8] {
    try JSONText.bytes(value, JSONStyle(isReadable: false, keysInSnakeCase: false))
  }

  /// A value as published JSON in one line, with a line feed at the end, for programs that read a line at a time.
  package static func encodeLine(_ value: some Encodable) throws -> [UInt8] {
    try JSONText.bytes(value, JSONStyle(isReadable: false, keysInSnakeCase: true)) + [UInt8(ascii: "\n")]
  }

  /// A value from published JSON.
  ///
  /// Throws: `DecodingError` where the JSON is damaged, or of another shape.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONValue.decode(type, from: bytes, keysInSnakeCase: true)
  }
}
