/// A zip archive whose parts can be read and replaced.
///
///     var archive = ZipArchive(bytes)
///     archive?.replace("docProps/core.xml", with: xml)
///
/// **Source**: PKWARE, .ZIP File Format Specification, 4.3.
struct ZipArchive {
  private struct Entry {
    let name: String
    /// The places of its entry in the directory and of its own header.
    let place: Int
    let offset: Int
  }

  private(set) var bytes: [UInt8]
  private var directory = 0
  private var entries: [Entry] = []

  /// Nil where the bytes are no archive, or end with a comment.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard readDirectory() else { return nil }
  }

  private var end: Int { bytes.count - 22 }

  private mutating func readDirectory() -> Bool {
    guard end >= 0, bytes.number(4, at: end) == 0x0605_4B50 else { return false }
    directory = bytes.number(4, at: end + 16)
    (entries, directory) = ([], bytes.number(4, at: end + 16))
    var at = directory
    for _ in 0..<bytes.number(2, at: end + 10) {
      guard at + 46 <= end, bytes.number(4, at: at) == 0x0201_4B50 else { return false }
      let length = bytes.number(2, at: at + 28)
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self)
      entries.append(Entry(name: name, place: at, offset: bytes.number(4, at: at + 42)))
      at += 46 + length + bytes.number(2, at: at + 30) + bytes.number(2, at: at + 32)
    }
    return true
  }

  /// What a part holds; nil where there is none of this name, or it cannot be read.
  func content(of name: String) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    let start = entry.offset + 30 + bytes.number(2, at: entry.offset + 26) + bytes.number(2, at: entry.offset + 28)
    let stored = start..<(start + bytes.number(4, at: entry.place + 20))
    guard stored.upperBound <= directory else { return nil }
    guard bytes.number(2, at: entry.place + 10) != 0 else { return Array(bytes[stored]) }
    var inflate = Inflate(bytes[stored])
    return inflate.bytes()
  }

  /// Puts other content into a part, uncompressed. Returns whether there is a part of this name.
  mutating func replace(_ name: String, with content: [UInt8]) -> Bool {
    guard let entry = entries.first(where: { $0.name == name }) else { return false }
    let next = entries.map(\.offset).filter { $0 > entry.offset }.min() ?? directory
    let sum = Int(Self.checksum(content))
    // The entry of the directory: no flag, stored.
    for place in [8, 10] { bytes.write(0, 2, at: entry.place + place) }
    bytes.write(sum, 4, at: entry.place + 16)
    for place in [20, 24] { bytes.write(content.count, 4, at: entry.place + place) }
    let part = header(of: entry, sum, content.count) + content
    let shift = part.count - (next - entry.offset)
    for other in entries where other.offset > entry.offset { bytes.write(other.offset + shift, 4, at: other.place + 42) }
    bytes.write(directory + shift, 4, at: end + 16)
    bytes.replaceSubrange(entry.offset..<next, with: part)
    return readDirectory()
  }

  /// Before its content. The time is what the directory says.
  private func header(of entry: Entry, _ sum: Int, _ count: Int) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 30)
    header.write(0x0403_4B50, 4, at: 0)
    header.write(20, 2, at: 4)
    header.write(bytes.number(4, at: entry.place + 12), 4, at: 10)
    header.write(sum, 4, at: 14)
    for place in [18, 22] { header.write(count, 4, at: place) }
    header.write(entry.name.utf8.count, 2, at: 26)
    return header + Array(entry.name.utf8)
  }

  /// CRC-32, bit by bit: the parts are short.
  private static func checksum(_ content: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}

extension [UInt8] {
  /// A number of so many bytes, the lowest first.
  fileprivate func number(_ bytes: Int, at place: Int) -> Int {
    var number = 0
    for byte in 0..<bytes { number |= Int(self[place + byte]) << (8 * byte) }
    return number
  }

  fileprivate mutating func write(_ number: Int, _ bytes: Int, at place: Int) {
    for byte in 0..<bytes { self[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
  }
}
