/// What a value encodes itself to: it writes into the JSON that is under way.
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

/// Types with a superclass that encodes itself would need one; there are none.
private func noSuperclass() -> Never { preconditionFailure("a type that is published has no superclass") }

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

  func superEncoder() -> any Encoder { noSuperclass() }
  func superEncoder(forKey key: Key) -> any Encoder { noSuperclass() }
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

  func superEncoder() -> any Encoder { noSuperclass() }
}

private struct JSONSingle: SingleValueEncodingContainer {
  let text: JSONText
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { text.writing.pointee.write(plain: "null") }
  func encode<Value: Encodable>(_ value: Value) throws { try text.write(value) }
}
