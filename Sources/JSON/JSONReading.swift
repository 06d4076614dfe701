/// A JSON text that is being read: its tokens, and which of its keys a type's key is.
struct JSONReading {
  typealias Token = JSONTokens.Token

  let tokens: [Token]
  let names: JSONNames
  private let bytes: UnsafeBufferPointer<UInt8>
  private let keysInSnakeCase: Bool
  /// The number of a type's key in the text; nil where it does not stand there.
  private var recent = RecentStrings<Int32?>()

  /// Throws: `DecodingError.dataCorrupted` where the text is not JSON.
  init(_ bytes: UnsafeBufferPointer<UInt8>, keysInSnakeCase: Bool) throws {
    let taken = try JSONTokens(bytes)
    (tokens, names) = (taken.tokens, taken.names)
    (self.bytes, self.keysInSnakeCase) = (bytes, keysInSnakeCase)
  }

  /// The value of a key in an object; nil where the object has no such key. Of a key that comes twice it is the first.
  mutating func value(of name: String, in object: Int, isDictionary: Bool) -> Int? {
    guard let number = isDictionary ? names.known(name) : number(of: name) else { return nil }
    let end = Int(tokens[object].next)
    var place = object + 1
    while place < end {
      if tokens[place].key == number { return place }
      place = Int(tokens[place].next)
    }
    return nil
  }

  /// The keys of an object as they stand in the text.
  func keys(of object: Int) -> [String] { items(of: object).map { names.all[Int(tokens[$0].key)] } }

  /// The values of an object or a list.
  func items(of container: Int) -> [Int] {
    var (items, place): ([Int], Int) = ([], container + 1)
    while place < tokens[container].next {
      items.append(place)
      place = Int(tokens[place].next)
    }
    return items
  }

  private mutating func number(of name: String) -> Int32? {
    if let known = recent[name] { return known }
    // As Foundation does, a key that is written in camel case is taken too.
    let number = (keysInSnakeCase ? names.known(name.inSnakeCase) : nil) ?? names.known(name)
    recent.keep(number, for: name)
    return number
  }

  private func text(of token: Token) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(token.place.lowerBound)..<Int(token.place.upperBound)])
  }

  /// Throws: `DecodingError` where the value is no text, or none in UTF-8.
  func string(_ place: Int) throws -> String {
    let token = tokens[place]
    switch token.kind {
    case .plainText: return try JSONEscapes.plain(text(of: token))
    case .escapedText: return try JSONEscapes.text(text(of: token))
    default: throw mismatch(String.self, place)
    }
  }

  /// Throws: `DecodingError` where the value is no number, or too large for one.
  func double(_ place: Int) throws -> Double {
    let token = tokens[place]
    guard token.kind == .number else { throw mismatch(Double.self, place) }
    if let whole = wholeNumber(token), whole.magnitude < 1 << 53, whole != 0 { return Double(whole) }
    guard let number = Double(String(decoding: text(of: token), as: UTF8.self)), number.isFinite else {
      throw mismatch(Double.self, place)
    }
    return number
  }

  /// Throws: `DecodingError` where the value is no whole number, or too large for the type.
  func integer<Number: FixedWidthInteger>(_ type: Number.Type, _ place: Int) throws -> Number {
    let token = tokens[place]
    guard token.kind == .number else { throw mismatch(type, place) }
    let whole: Number? =
      if let number = wholeNumber(token) { Number(exactly: number) } else { Number(exactly: try double(place)) }
    guard let whole else { throw mismatch(type, place) }
    return whole
  }

  /// Throws: `DecodingError` where the value is neither true nor false.
  func bool(_ place: Int) throws -> Bool {
    switch tokens[place].kind {
    case .yes: true
    case .no: false
    default: throw mismatch(Bool.self, place)
    }
  }

  /// A number of digits alone that fits.
  private func wholeNumber(_ token: Token) -> Int64? {
    let text = text(of: token)
    guard text.count <= 18 else { return Int64(String(decoding: text, as: UTF8.self)) }
    var number: Int64 = 0
    let isNegative = text.first == UInt8(ascii: "-")
    for letter in text.dropFirst(isNegative ? 1 : 0) {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = letter else { return nil }
      number = number * 10 + Int64(letter - UInt8(ascii: "0"))
    }
    return isNegative ? -number : number
  }

  /// That a value is not of a type.
  func mismatch(_ type: Any.Type, _ place: Int) -> DecodingError {
    .typeMismatch(type, .init(codingPath: [], debugDescription: "no such value at byte \(tokens[place].place.lowerBound)"))
  }
}
