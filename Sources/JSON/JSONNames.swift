/// The keys that stand in a JSON text, numbered from 0 in the order in which each first comes.
struct JSONNames {
  private(set) var all: [String] = []
  private var numbers: [String: Int32] = [:]
  /// Keys come again with every object: these are found without making a string.
  private var recent: [Recent] = Array(repeating: Recent(beginning: 0, end: 0, count: -1, number: -1), count: 256)

  /// A key of at most 16 bytes is known by its first and last eight, and how many it has.
  private struct Recent {
    let beginning, end: UInt64
    let count: Int
    let number: Int32
  }

  /// The number of a key, which it gets where it has none.
  ///
  /// Throws: `DecodingError.dataCorrupted` where it is not UTF-8.
  mutating func number(of name: UnsafeBufferPointer<UInt8>) throws -> Int32 {
    guard name.count <= 16 else { return number(of: try JSONEscapes.plain(name)) }
    var (beginning, end): (UInt64, UInt64) = (0, 0)
    for letter in name.prefix(8) { beginning = beginning << 8 | UInt64(letter) }
    for letter in name.dropFirst(8) { end = end << 8 | UInt64(letter) }
    let slot = Int(((beginning ^ end &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    let known = recent[slot]
    if known.beginning == beginning, known.end == end, known.count == name.count { return known.number }
    let number = number(of: try JSONEscapes.plain(name))
    recent[slot] = Recent(beginning: beginning, end: end, count: name.count, number: number)
    return number
  }

  /// The same for a key as it reads.
  mutating func number(of name: String) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(all.count)
    all.append(name)
    numbers[name] = number
    return number
  }

  /// The number of a key; nil where it does not stand in the text.
  func known(_ name: String) -> Int32? { numbers[name] }
}
