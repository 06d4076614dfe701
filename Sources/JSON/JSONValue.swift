internal import Model

/// What a value decodes itself from: a place in the JSON that is being read.
///
/// Foundation's decoder gives the same values, but makes a dictionary for every object. A run of one KPI reads the other KPIs' lines
/// from the published scorecard, and spent a quarter of its time on that.
struct JSONValue: Decoder {
  /// Shared by all values that are being decoded. A value's own decoding runs between two short accesses, never within one.
  let reading: UnsafeMutablePointer<JSONReading>
  let place: Int
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// A value from JSON.
  ///
  /// Throws: `DecodingError` where the text is not JSON or of another shape, and whatever a value throws that decodes itself.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8], keysInSnakeCase: Bool) throws -> Value {
    try bytes.withUnsafeBufferPointer { bytes in
      var reading = try JSONReading(bytes, keysInSnakeCase: keysInSnakeCase)
      return try withUnsafeMutablePointer(to: &reading) { try JSONValue(reading: $0, place: 0).decode(type) }
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(JSONFields(try container(.object)))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { JSONItems(try container(.list)) }

  func singleValueContainer() -> any SingleValueDecodingContainer { JSONOne(value: self) }

  var kind: JSONTokens.Kind { reading.pointee.tokens[place].kind }

  private func container(_ kind: JSONTokens.Kind) throws -> JSONValue {
    guard self.kind == kind else { throw reading.pointee.mismatch([Any].self, place) }
    return self
  }

  /// The value itself; JSON's own are read at once.
  ///
  /// Asked by type: it costs next to nothing where the type is known, and most values are of other types.
  @inline(__always)
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let plain: Any? =
      if type == String.self {
        try reading.pointee.string(place)
      } else if type == Double.self {
        try reading.pointee.double(place)
      } else if type == Int.self {
        try reading.pointee.integer(Int.self, place)
      } else if type == Bool.self {
        try reading.pointee.bool(place)
      } else if type == Day.self {
        Day(iso: try reading.pointee.string(place))
      } else if let number = JSONTypes.otherNumbers[ObjectIdentifier(type)] {
        try integer(number)
      } else {
        nil
      }
    if let plain, let value = plain as? Value { return value }
    return try Value(from: self)
  }

  private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Any {
    try reading.pointee.integer(type, place)
  }
}

private struct JSONFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let object: JSONValue
  /// A type names its keys and knows no others; only a dictionary's can be any word.
  let isDictionary = Key(stringValue: "\u{0}") != nil
  var codingPath: [any CodingKey] { [] }

  init(_ object: JSONValue) { self.object = object }

  var allKeys: [Key] {
    object.reading.pointee.keys(of: object.place)
      .compactMap { Key(stringValue: $0) ?? (isDictionary ? nil : Key(stringValue: $0.inCamelCase)) }
  }

  private func place(_ key: Key) -> Int? {
    object.reading.pointee.value(of: key.stringValue, in: object.place, isDictionary: isDictionary)
  }

  private func value(_ key: Key) throws -> JSONValue {
    guard let place = place(key) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "no \(key.stringValue)"))
    }
    return JSONValue(reading: object.reading, place: place)
  }

  func contains(_ key: Key) -> Bool { place(key) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try value(key).kind == .null }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try value(key).decode(type) }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let place = place(key) else { return nil }
    let value = JSONValue(reading: object.reading, place: place)
    return value.kind == .null ? nil : try value.decode(type)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) throws -> KeyedDecodingContainer<Inner> {
    try value(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try value(key).unkeyedContainer() }
  func superDecoder() -> any Decoder { JSONTypes.noSuperclass() }
  func superDecoder(forKey key: Key) -> any Decoder { JSONTypes.noSuperclass() }
}

private struct JSONItems: UnkeyedDecodingContainer {
  let list: JSONValue
  private let end: Int
  private var next: Int
  private(set) var currentIndex = 0
  var count: Int? { list.reading.pointee.items(of: list.place).count }
  var codingPath: [any CodingKey] { [] }

  init(_ list: JSONValue) {
    self.list = list
    (next, end) = (list.place + 1, Int(list.reading.pointee.tokens[list.place].next))
  }

  var isAtEnd: Bool { next >= end }

  private func value() throws -> JSONValue {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(Any.self, .init(codingPath: [], debugDescription: "the list has ended"))
    }
    return JSONValue(reading: list.reading, place: next)
  }

  private mutating func pass() {
    next = Int(list.reading.pointee.tokens[next].next)
    currentIndex += 1
  }

  mutating func decodeNil() throws -> Bool {
    guard try value().kind == .null else { return false }
    pass()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try value().decode(type)
    pass()
    return value
  }

  mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) throws -> KeyedDecodingContainer<Inner> {
    let container = try value().container(keyedBy: type)
    pass()
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try value().unkeyedContainer()
    pass()
    return container
  }

  func superDecoder() -> any Decoder { JSONTypes.noSuperclass() }
}

private struct JSONOne: SingleValueDecodingContainer {
  let value: JSONValue
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { value.kind == .null }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value.decode(type) }
}
