/// A part of a zip archive, which takes the place of one that is there, uncompressed.
///
///     ZipPart("docProps/core.xml", bytes).replaced(in: archive)
///
/// **Source**: PKWARE, .ZIP File Format Specification, 4.3.
struct ZipPart {
  private let name: String
  private let content: [UInt8]

  init(_ name: String, _ content: [UInt8]) { (self.name, self.content) = (name, content) }

  /// The archive with this part; nil where it has none of this name, or is no archive.
  func replaced(in archive: [UInt8]) -> [UInt8]? {
    let end = archive.count - 22
    guard end >= 0, archive.number(4, at: end) == 0x0605_4B50 else { return nil }
    let (count, start) = (archive.number(2, at: end + 10), archive.number(4, at: end + 16))
    guard let entries = entries(of: archive, at: start, count: count), let place = entries.first(where: { $0.name == name })
    else { return nil }
    let old = place.offset..<(entries.map(\.offset).filter { $0 > place.offset }.min() ?? start)
    var directory = Array(archive[start..<end])
    let local = localPart(place.entry - start, in: directory)
    let shift = local.count - old.count
    describe(place.entry - start, in: &directory)
    for entry in entries where entry.offset > place.offset {
      directory.write(entry.offset + shift, 4, at: entry.entry - start + 42)
    }
    var ending = Array(archive[end...])
    ending.write(start + shift, 4, at: 16)
    return [UInt8](archive[..<old.lowerBound]) + local + archive[old.upperBound..<start] + directory + ending
  }

  private func entries(of archive: [UInt8], at start: Int, count: Int) -> [(name: String, entry: Int, offset: Int)]? {
    var (entries, at): ([(name: String, entry: Int, offset: Int)], Int) = ([], start)
    for _ in 0..<count {
      guard at + 46 <= archive.count, archive.number(4, at: at) == 0x0201_4B50 else { return nil }
      let length = archive.number(2, at: at + 28)
      let name = String(decoding: archive[(at + 46)..<(at + 46 + length)], as: UTF8.self)
      entries.append((name, at, archive.number(4, at: at + 42)))
      at += 46 + length + archive.number(2, at: at + 30) + archive.number(2, at: at + 32)
    }
    return entries
  }

  /// Its header and content. The time is what the entry says.
  private func localPart(_ entry: Int, in directory: [UInt8]) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 30)
    header.write(0x0403_4B50, 4, at: 0)
    header.write(20, 2, at: 4)
    header.write(directory.number(4, at: entry + 12), 4, at: 10)
    header.write(Int(checksum), 4, at: 14)
    for place in [18, 22] { header.write(content.count, 4, at: place) }
    header.write(name.utf8.count, 2, at: 26)
    return header + Array(name.utf8) + content
  }

  /// The entry of the directory: no flag, stored.
  private func describe(_ entry: Int, in directory: inout [UInt8]) {
    for place in [8, 10] { directory.write(0, 2, at: entry + place) }
    directory.write(Int(checksum), 4, at: entry + 16)
    for place in [20, 24] { directory.write(content.count, 4, at: entry + place) }
  }

  /// CRC-32, bit by bit: the part is short.
  private var checksum: UInt32 {
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
