/// The keys of a JSON text, numbered as they come: each as it is written, and by the order of its bytes.
struct JSONKeys {
  private struct Key {
    /// Between its quotes.
    let name: [UInt8]
    /// The first eight bytes of the name: most keys differ in them.
    let beginning: UInt64
    /// With quotes and colon.
    let text: [UInt8]
  }
  private struct Recent {
    var name: String
    var number: Int
  }
  private let style: JSONText.Style
  private var keys: [Key] = []
  private var numbers: [String: Int] = [:]
  /// A type's keys come again with every value of it, as the very same strings: these are found without a look at their letters.
  private var recent: [Recent?] = Array(repeating: nil, count: 256)

  init(_ style: JSONText.Style) { self.style = style }

  func text(_ number: Int) -> [UInt8] { keys[number].text }

  func precedes(_ number: Int, _ other: Int) -> Bool {
    let (left, right) = (keys[number], keys[other])
    if left.beginning != right.beginning { return left.beginning < right.beginning }
    return left.name.lexicographicallyPrecedes(right.name)
  }

  /// Of a key of a type.
  mutating func number(of name: String) -> Int {
    let slot = Self.slot(name)
    // The same string, not only the same letters; it is kept here, so that no other can have come to its place.
    if let known = recent[slot], Self.bits(known.name) == Self.bits(name) { return known.number }
    let number = numbers[name] ?? add(style.keysInSnakeCase ? name.inSnakeCase : name)
    numbers[name] = number
    recent[slot] = Recent(name: name, number: number)
    return number
  }

  /// Of a word of a dictionary.
  mutating func number(ofWord word: String) -> Int { add(word) }

  private mutating func add(_ name: String) -> Int {
    var bytes: [UInt8] = []
    bytes.append(escaping: name, style)
    let beginning = (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
    let text = [UInt8(ascii: "\"")] + bytes + Array((style.isReadable ? "\" : " : "\":").utf8)
    keys.append(Key(name: bytes, beginning: beginning, text: text))
    return keys.count - 1
  }

  /// A string's own sixteen bytes: its letters, or where they are.
  @inline(__always)
  private static func bits(_ name: String) -> SIMD2<UInt64> { unsafeBitCast(name, to: SIMD2<UInt64>.self) }

  private static func slot(_ name: String) -> Int {
    let bits = bits(name)
    return Int(((bits[0] ^ bits[1] &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}

extension [UInt8] {
  /// A text as JSON writes it between its quotes.
  mutating func append(escaping text: String, _ style: JSONText.Style) {
    var text = text
    text.withUTF8 { letters in
      if letters.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "/") }) {
        append(contentsOf: letters)
      } else {
        for letter in letters { append(escaping: letter, style) }
      }
    }
  }

  private mutating func append(escaping byte: UInt8, _ style: JSONText.Style) {
    switch byte {
    case UInt8(ascii: "\""): self += "\\\"".utf8
    case UInt8(ascii: "\\"): self += "\\\\".utf8
    case UInt8(ascii: "/") where !style.isReadable: self += "\\/".utf8
    case 0x08: self += "\\b".utf8
    case 0x09: self += "\\t".utf8
    case 0x0A: self += "\\n".utf8
    case 0x0C: self += "\\f".utf8
    case 0x0D: self += "\\r".utf8
    case 0..<0x20:
      let digits = String(byte, radix: 16)
      self += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    default: append(byte)
    }
  }
}

extension String {
  /// `ragSince` is `rag_since`, `asOfURL` is `as_of_url`.
  fileprivate var inSnakeCase: String {
    var words = ""
    let letters = Array(self)
    for (place, letter) in letters.enumerated() {
      let startsWord =
        letter.isUppercase && place > 0
        && (!letters[place - 1].isUppercase || place + 1 < letters.count && letters[place + 1].isLowercase)
      if startsWord, letters[place - 1] != "_" { words += "_" }
      words += letter.lowercased()
    }
    return words
  }
}
