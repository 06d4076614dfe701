/// Text in which nothing is left that ends a value or a line: each such byte stands as `%` and two hexadecimal digits, as in addresses
/// of web pages. Two texts are the same if, and only if, they are the same when escaped.
///
///     EscapedText.bytes("10% or\ttwo\nlines")   // 10%25 or%09two%0Alines
package enum EscapedText {
  /// What is escaped: control characters, the quote, `%`, `+`, which decoders of addresses take for a space, the backslash, and DEL.
  @inline(__always)
  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x25 || byte == 0x2B || byte == 0x5C || byte == 0x7F
  }

  /// Adds a text, escaped.
  package static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard text.contains(where: isEscaped) else {
      bytes.append(contentsOf: text)
      return
    }
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text {
      if isEscaped(byte) { bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] } else { bytes.append(byte) }
    }
  }

  /// A text, escaped.
  package static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
    return bytes
  }

  /// The text that was escaped; nil where a `%` has no two digits after it.
  package static func text(_ escaped: some Sequence<UInt8>) -> String? {
    var (bytes, digits): ([UInt8], [UInt8]) = ([], [])
    var isEscape = false
    for byte in escaped {
      guard isEscape else {
        if byte == 0x25 { isEscape = true } else { bytes.append(byte) }
        continue
      }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      digits.append(UInt8(digit))
      guard digits.count == 2 else { continue }
      bytes.append(digits[0] << 4 | digits[1])
      (digits, isEscape) = ([], false)
    }
    return isEscape ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
