internal import Model

/// Remembers what the rules said of short texts, in a small table in which a text has one place, and the newest is kept.
struct ShortTexts: Sendable {
  /// Texts of more bytes are not remembered here.
  static let longest = 16
  private static let places = 256

  private struct Entry: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var value: Int64 = 0
  }
  // No text is all zeros: a NUL refuses its file. So an empty entry answers for none.
  private var entries = [Entry](repeating: Entry(), count: places)
  /// Of texts of one byte, by the byte, in places of their own: most codes are such.
  private var letters = [Int64?](repeating: nil, count: 256)

  /// A text of 1 to 16 bytes as two numbers, filled up with zeros.
  ///
  /// The caller makes sure that sixteen bytes from `start` on can be read.
  @inline(__always)
  static func key(_ base: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> (low: UInt64, high: UInt64) {
    let raw = UnsafeRawPointer(base)
    let low = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    if length <= 8 { return (low & (~0 >> UInt64(64 - 8 * length)), 0) }
    return (low, raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self) & (~0 >> UInt64(128 - 8 * length)))
  }

  @inline(__always)
  subscript(key: (low: UInt64, high: UInt64)) -> Int64? {
    // A place is always one of the 256.
    let entry = entries.withUnsafeBufferPointer { $0[Self.place(key)] }
    return entry.low == key.low && entry.high == key.high ? entry.value : nil
  }

  /// What a text of this byte alone came to.
  @inline(__always)
  subscript(letter: UInt8) -> Int64? { letters.withUnsafeBufferPointer { $0[Int(letter)] } }

  mutating func remember(_ letter: UInt8, _ value: Int64) { letters[Int(letter)] = value }

  mutating func remember(_ key: (low: UInt64, high: UInt64), _ value: Int64) {
    entries[Self.place(key)] = Entry(low: key.low, high: key.high, value: value)
  }

  @inline(__always)
  private static func place(_ key: (low: UInt64, high: UInt64)) -> Int {
    Int(((key.low ^ key.high &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}

extension ShortTexts {
  /// What the spellings of a column's codes come to, as the rules say; nothing for other columns.
  init(spellingsOf column: ColumnDefinition) {
    self.init()
    guard case .code(let codes) = column.kind else { return }
    let parser = FieldParser(column)
    for text in codes.flatMap({ [$0.name] + $0.spellings.map(\.text) }) where (1...Self.longest).contains(text.utf8.count) {
      let (length, bytes) = (text.utf8.count, Array(text.utf8) + [UInt8](repeating: 0, count: Self.longest))
      bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress,
          case .number(let position) = parser.value(UnsafeBufferPointer(rebasing: bytes[..<length]))
        else { return }
        if length == 1 { remember(base[0], position) } else { remember(Self.key(base, 0, length), position) }
      }
    }
  }
}
