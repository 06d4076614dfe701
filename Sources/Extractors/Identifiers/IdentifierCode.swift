internal import Synchronization

/// How an identifier becomes one number, exactly: a shape (what comes before its last digits, and how many digits those
/// are) and the number that the digits make. `A123456789012` is shape `A` with twelve digits, number 123456789012.
///
/// Layout: 16 bits of shape, from 1; 48 bits of number, up to fourteen digits. Two identifiers have the same code only
/// if they are the same text. Texts of more shapes than are kept have the shape `text`, and the number of an odd text.
enum IdentifierCode {
  static let blank: UInt64 = 0
  static let textShape: UInt64 = 0xFFFF
  static let numberBits: UInt64 = 48
  /// More digits than these belong to what comes before them.
  static let mostDigits = 14
  static let numberMask: UInt64 = (1 << numberBits) - 1

  static func isText(_ code: UInt64) -> Bool { code >> numberBits == textShape }
  static func text(_ number: UInt32) -> UInt64 { textShape << numberBits | UInt64(number) }

  /// How many of a text's last bytes are digits, `mostDigits` at most, and the number they make.
  static func digits(of text: UnsafeBufferPointer<UInt8>) -> (count: Int, number: UInt64) {
    var (count, number, place) = (0, UInt64(0), UInt64(1))
    while count < min(mostDigits, text.count) {
      let digit = text[text.count - 1 - count] &- 48
      guard digit < 10 else { break }
      number += UInt64(digit) * place
      place *= 10
      count += 1
    }
    return (count, number)
  }
}
