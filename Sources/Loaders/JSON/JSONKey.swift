/// A key as it stands in JSON; in the order of its bytes.
struct JSONKey: Comparable {
  let bytes: [UInt8]
  /// The first eight bytes: most keys differ in them.
  private let beginning: UInt64

  init(_ name: String, _ style: JSONText.Style) {
    var bytes: [UInt8] = []
    bytes.append(escaping: name, style)
    self.bytes = bytes
    beginning = (0..<8).reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
  }

  static func < (left: JSONKey, right: JSONKey) -> Bool {
    if left.beginning != right.beginning { return left.beginning < right.beginning }
    return left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension [UInt8] {
  /// A text as JSON writes it between its quotes.
  mutating func append(escaping text: String, _ style: JSONText.Style) {
    for byte in text.utf8 {
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
}

extension String {
  /// `ragSince` is `rag_since`, `asOfURL` is `as_of_url`.
  var inSnakeCase: String {
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
