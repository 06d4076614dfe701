/// The keys of a JSON text, numbered in the order in which they come; each with its bytes as they are written, by which keys
/// are sorted.
struct JSONKeys {
  /// The number of a key, with the first bytes of its name, which mostly decide the order.
  struct Place {
    fileprivate let number: Int
    /// The first eight bytes of the name: most keys differ in them.
    fileprivate let beginning: UInt64
  }
  private struct Key {
    /// The key between its quotes.
    let name: [UInt8]
    /// The key with its quotes and colon.
    let text: [UInt8]
  }
  private let style: JSONStyle
  private var keys: [Key] = []
  private var places: [String: Place] = [:]
  /// The places of types' keys.
  private var recent = RecentStrings<Place>()

  init(_ style: JSONStyle) { self.style = style }

  func text(_ key: Place) -> [UInt8] { keys[key.number].text }

  func precedes(_ key: Place, _ other: Place) -> Bool {
    if key.beginning != other.beginning { return key.beginning < other.beginning }
    return key.number != other.number && keys[key.number].name.lexicographicallyPrecedes(keys[other.number].name)
  }

  /// The place of a key of a type, which may be written in snake case.
  mutating func place(of name: String) -> Place {
    if let known = recent[name] { return known }
    let place = places[name] ?? add(style.keysInSnakeCase ? name.inSnakeCase : name)
    places[name] = place
    recent.keep(place, for: name)
    return place
  }

  /// The place of a dictionary's key, which is written as it is.
  mutating func place(ofWord word: String) -> Place { add(word) }

  private mutating func add(_ name: String) -> Place {
    var bytes: [UInt8] = []
    bytes.append(escaping: name, style)
    let text = [UInt8(ascii: "\"")] + bytes + Array((style.isReadable ? "\" : " : "\":").utf8)
    keys.append(Key(name: bytes, text: text))
    return Place(
      number: keys.count - 1, beginning: (0..<8).reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) })
  }
}

extension [UInt8] {
  /// A text as JSON writes it between its quotes.
  mutating func append(escaping text: String, _ style: JSONStyle) {
    var text = text
    text.withUTF8 { letters in
      if letters.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "/") }) {
        append(contentsOf: letters)
      } else {
        for letter in letters { append(escaping: letter, style) }
      }
    }
  }

  private mutating func append(escaping byte: UInt8, _ style: JSONStyle) {
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
