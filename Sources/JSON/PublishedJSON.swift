internal import FoundationEssentials

/// JSON as everything here writes it: sorted keys in snake case, readable, a line end at the end.
package enum PublishedJSON {
  /// Throws `EncodingError` for a number that is infinite or none: nothing that is published holds one.
  package static func encode(_ value: some Encodable) throws -> [UInt8] {
    try JSONText.bytes(value, JSONStyle(isReadable: true, keysInSnakeCase: true)) + [UInt8(ascii: "\n")]
  }

  /// With keys as they are: a format of others'.
  package static func encodeAsNamed(_ value: some Encodable) throws -> [UInt8] {
    try JSONText.bytes(value, JSONStyle(isReadable: true, keysInSnakeCase: false)) + [UInt8(ascii: "\n")]
  }

  /// In one line, with keys as they are: for digests.
  package static func encodeInOneLine(_ value: some Encodable) throws -> [UInt8] {
    try JSONText.bytes(value, JSONStyle(isReadable: false, keysInSnakeCase: false))
  }

  /// Throws where the JSON is damaged, or of another shape.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(bytes))
  }
}
