internal import Model

/// Reads small pieces of ASCII from the front of some bytes.
struct ByteScanner {
  struct Number {
    var value: Int
    var digits: Int

    /// The year of two digits: from 2000 to 2069, else from 1970 to 1999.
    var inFull: Int { value < 70 ? 2000 + value : 1900 + value }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func next() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// The digits ahead as a number; nil, and nothing read, where there are none or more than `limit`.
  mutating func number(atMost limit: Int) -> Number? {
    var end = position
    var value = 0
    while end < bytes.count, case let digit = bytes[end] &- UInt8(ascii: "0"), digit < 10 {
      guard end - position < limit else { return nil }
      value = value * 10 + Int(digit)
      end += 1
    }
    guard end > position else { return nil }
    defer { position = end }
    return Number(value: value, digits: end - position)
  }

  /// The month whose English name, whole or its first three letters (`Sept` too), is ahead; in any case.
  mutating func monthName() -> Int? {
    var end = position
    while end < bytes.count, case let letter = bytes[end] | 0x20, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) {
      end += 1
    }
    let length = end - position
    for (index, name) in Self.monthNames.enumerated() {
      let isWhole = length == name.count || length == 3 || (index == 8 && length == 4)
      guard isWhole, zip(bytes[position..<end], name).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      position = end
      return index + 1
    }
    return nil
  }

  /// Whether this word of lower-case letters is ahead, in any case; it is then read.
  mutating func skip(word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count, (position..<end).allSatisfy({ bytes[$0] | 0x20 == word.utf8Start[$0 - position] }) else {
      return false
    }
    position = end
    return true
  }

  /// Reads the spaces ahead, and says whether there was one.
  mutating func skipSpaces() -> Bool {
    let start = position
    while peek == UInt8(ascii: " ") { position += 1 }
    return position > start
  }

  /// Whether the next byte is this one.
  func isAhead(_ byte: UInt8) -> Bool { peek == byte }

  /// Whether this byte is among those that have not been read.
  func holds(_ byte: UInt8) -> Bool { bytes[position...].contains(byte) }

  /// Whether this byte is ahead; it is then read.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  /// A time of day to the very end: ` 00:00:00`, `T09:30`, ` 9:30:00.000 AM`, `T09:30Z`.
  mutating func skipTime() -> Bool {
    guard let separator = next(), separator == UInt8(ascii: " ") || separator == UInt8(ascii: "T"),
      let hour = number(atMost: 2), hour.value < 24, next() == UInt8(ascii: ":"),
      let minute = number(atMost: 2), minute.digits == 2, minute.value < 60
    else { return false }
    if peek == UInt8(ascii: ":") {
      _ = next()
      guard let second = number(atMost: 2), second.digits == 2, second.value <= 60 else { return false }
      if peek == UInt8(ascii: ".") {
        _ = next()
        guard number(atMost: 9) != nil else { return false }
      }
    }
    let rest = String(decoding: bytes[position...], as: UTF8.self).uppercased()
    return ["", "Z", "AM", "PM", " AM", " PM", "+00:00", "+01:00"].contains(rest)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private static let monthNames = Day.monthNames.map { $0.lowercased().utf8.map { $0 } }
}
