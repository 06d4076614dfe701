internal import Glibc

/// Remembers what the rules said of long texts of one block, by where they are in it: a text's first and last bytes say where
/// to look, and all of its bytes whether it is the same.
struct LongTexts {
  private struct Entry {
    var start = 0
    // Of no text: every text is longer.
    var length = 0
    var value: Int64 = 0
  }
  private static let places = 256
  /// A text is looked for in its place and in the few after it.
  private static let tries = 4
  private var entries: [Entry] = []

  /// The caller makes sure that the text has eight bytes or more, and that those remembered are still in their places.
  @inline(__always)
  func value(_ base: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> Int64? {
    if entries.isEmpty { return nil }
    let place = Self.place(base, start, length)
    return entries.withUnsafeBufferPointer { entries in
      for place in place..<place + Self.tries {
        let entry = entries[place]
        if entry.length == length, memcmp(base + entry.start, base + start, length) == 0 { return entry.value }
      }
      return nil
    }
  }

  mutating func remember(_ base: UnsafePointer<UInt8>, _ start: Int, _ length: Int, _ value: Int64) {
    if entries.isEmpty { entries = Array(repeating: Entry(), count: Self.places + Self.tries) }
    let first = Self.place(base, start, length)
    let place = (first..<first + Self.tries).first { entries[$0].length == 0 } ?? first
    entries[place] = Entry(start: start, length: length, value: value)
  }

  @inline(__always)
  private static func place(_ base: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> Int {
    let raw = UnsafeRawPointer(base)
    let first = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let last = raw.loadUnaligned(fromByteOffset: start + length - 8, as: UInt64.self)
    return Int(mixed(first ^ mixed(last &+ UInt64(length))) >> 56)
  }
}
