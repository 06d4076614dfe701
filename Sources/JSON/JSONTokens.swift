/// A JSON text taken apart: a token for each value, in the order of the text.
///
/// An object's or list's values follow its own token; `next` leads past them.
struct JSONTokens {
  enum Kind: UInt8 { case null, no, yes, number, plainText, escapedText, list, object }

  struct Token {
    let kind: Kind
    /// The number of its key; -1 for a value outside any object.
    let key: Int32
    /// Its bytes in the JSON text. The quotes around a text value are not part of them.
    var place: Range<Int32>
    /// The number of the token after this value and all that it holds.
    var next: Int32
  }

  private(set) var tokens: [Token] = []
  private(set) var names = JSONNames()
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Deeper texts are not read, as by Foundation: the stack has an end.
  private static let deepest = 512

  /// Throws: `DecodingError.dataCorrupted` where the text is not JSON (RFC 8259).
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    self.bytes = bytes
    guard bytes.count < Int32.max else { throw corrupted("longer than 2 GB") }
    tokens.reserveCapacity(bytes.count / 16)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    try value(key: -1, depth: 0)
    skipSpace()
    guard position == bytes.count else { throw corrupted("it goes on after its end") }
  }

  private func corrupted(_ what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "not JSON at byte \(position): \(what)"))
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while true {
      switch next {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func value(key: Int32, depth: Int) throws {
    let start = position
    switch next {
    case UInt8(ascii: "\""):
      let (place, isPlain) = try text()
      add(isPlain ? .plainText : .escapedText, key, place)
    case UInt8(ascii: "{"): try object(key: key, depth: depth)
    case UInt8(ascii: "["): try list(key: key, depth: depth)
    case UInt8(ascii: "n"):
      try word("null")
      add(.null, key, start..<position)
    case UInt8(ascii: "t"):
      try word("true")
      add(.yes, key, start..<position)
    case UInt8(ascii: "f"):
      try word("false")
      add(.no, key, start..<position)
    default:
      try number()
      add(.number, key, start..<position)
    }
  }

  private mutating func add(_ kind: Kind, _ key: Int32, _ place: Range<Int>) {
    tokens.append(
      Token(kind: kind, key: key, place: Int32(place.lowerBound)..<Int32(place.upperBound), next: Int32(tokens.count) + 1))
  }

  private mutating func object(key: Int32, depth: Int) throws {
    try container(.object, key, depth, end: UInt8(ascii: "}")) { tokens throws in
      guard tokens.next == UInt8(ascii: "\"") else { throw tokens.corrupted("no key") }
      let (place, isPlain) = try tokens.text()
      let name = UnsafeBufferPointer(rebasing: tokens.bytes[place])
      let number = isPlain ? try tokens.names.number(of: name) : tokens.names.number(of: try JSONEscapes.text(name))
      tokens.skipSpace()
      guard tokens.next == UInt8(ascii: ":") else { throw tokens.corrupted("no colon") }
      tokens.position += 1
      tokens.skipSpace()
      try tokens.value(key: number, depth: depth + 1)
    }
  }

  private mutating func list(key: Int32, depth: Int) throws {
    try container(.list, key, depth, end: UInt8(ascii: "]")) { tokens throws in try tokens.value(key: -1, depth: depth + 1) }
  }

  /// What stands between two brackets, with commas between.
  @inline(__always)
  private mutating func container(
    _ kind: Kind, _ key: Int32, _ depth: Int, end: UInt8, _ item: (inout JSONTokens) throws -> Void
  ) throws {
    guard depth < Self.deepest else { throw corrupted("too deep") }
    let (own, start) = (tokens.count, position)
    add(kind, key, start..<start)
    position += 1
    skipSpace()
    if next != end {
      while true {
        try item(&self)
        skipSpace()
        guard next == UInt8(ascii: ",") else { break }
        position += 1
        skipSpace()
      }
    }
    guard next == end else { throw corrupted("no comma and no end") }
    position += 1
    tokens[own].place = Int32(start)..<Int32(position)
    tokens[own].next = Int32(tokens.count)
  }

  private mutating func word(_ word: StaticString) throws {
    for letter in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      guard next == letter else { throw corrupted("no such word") }
      position += 1
    }
  }

  /// The place of a text between its quotes, and whether it is as it is written.
  private mutating func text() throws -> (place: Range<Int>, isPlain: Bool) {
    position += 1
    let start = position
    var isPlain = true
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return (start..<position - 1, isPlain)
      case UInt8(ascii: "\\"):
        isPlain = false
        position += 2
      case 0..<0x20: throw corrupted("a control character in a text")
      default: position += 1
      }
    }
    throw corrupted("a text without an end")
  }

  private mutating func number() throws {
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
  }

  private mutating func digits() throws {
    let start = position
    while case UInt8(ascii: "0")...UInt8(ascii: "9") = next { position += 1 }
    guard position > start else { throw corrupted("no value") }
  }
}
