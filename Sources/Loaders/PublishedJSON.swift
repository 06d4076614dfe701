internal import FoundationEssentials

/// JSON as everything here writes it: sorted keys in snake case, readable, a line end at the end.
package enum PublishedJSON {
  package static func encode(_ value: some Encodable) throws -> [UInt8] { try encode(value, keys: .convertToSnakeCase) }

  /// With keys as they are: a format of others'.
  static func encodeAsNamed(_ value: some Encodable) throws -> [UInt8] { try encode(value, keys: .useDefaultKeys) }

  private static func encode(_ value: some Encodable, keys: JSONEncoder.KeyEncodingStrategy) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = keys
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  /// Throws where the JSON is damaged, or of another shape.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(bytes))
  }
}
