internal import Model

/// What a value encodes itself to: it writes into the JSON that is being written.
struct JSONLevel: Encoder {
  let text: JSONText
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    // A type names its keys and knows no others; only a dictionary's can be any word.
    let isDictionary = Key(stringValue: "\u{0}") != nil
    return KeyedEncodingContainer(
      JSONObject(text: text, depth: text.writing.pointee.begin(isObject: true, keepsKeys: isDictionary)))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONList(text: text, depth: text.writing.pointee.begin(isObject: false, keepsKeys: false))
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingle(text: text) }
}

private struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let text: JSONText
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    text.writing.pointee.field(key.stringValue, at: depth)
    text.writing.pointee.write(plain: "null")
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    text.writing.pointee.field(key.stringValue, at: depth)
    try text.write(value)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
    text.writing.pointee.field(key.stringValue, at: depth)
    return JSONLevel(text: text).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    text.writing.pointee.field(key.stringValue, at: depth)
    return JSONLevel(text: text).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONTypes.noSuperclass() }
  func superEncoder(forKey key: Key) -> any Encoder { JSONTypes.noSuperclass() }
}

private struct JSONList: UnkeyedEncodingContainer {
  let text: JSONText
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  var count: Int { text.writing.pointee.count(at: depth) }

  func encodeNil() {
    text.writing.pointee.item(at: depth)
    text.writing.pointee.write(plain: "null")
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    text.writing.pointee.item(at: depth)
    try text.write(value)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
    text.writing.pointee.item(at: depth)
    return JSONLevel(text: text).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    text.writing.pointee.item(at: depth)
    return JSONLevel(text: text).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONTypes.noSuperclass() }
}

private struct JSONSingle: SingleValueEncodingContainer {
  let text: JSONText
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { text.writing.pointee.write(plain: "null") }
  func encode<Value: Encodable>(_ value: Value) throws { try text.write(value) }
}

extension JSONText {
  /// Writes a value, and ends every object and list that the value has begun.
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
    } else if JSONTypes.otherNumbers[ObjectIdentifier(Value.self)] != nil {
      writing.pointee.write(plain: String(describing: value))
    } else {
      return false
    }
    return true
  }
}
