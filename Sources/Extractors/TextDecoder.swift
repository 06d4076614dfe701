internal import Glibc

/// Turns a file's bytes into UTF-8, piece by piece, without its byte order mark. UTF-8 passes through without a copy.
struct TextDecoder {
  let encoding: Encoding
  private let file: String
  private var markLeft: Int
  private var line = 1
  private var buffer: [UInt8] = []
  /// The first half of a UTF-16 unit, and of a surrogate pair.
  private var halfUnit: UInt8?
  private var highSurrogate: UInt16?

  init(_ encoding: Encoding, of file: String) {
    self.encoding = encoding
    self.file = file
    markLeft = encoding.markLength
  }

  /// Calls `body` with the piece as UTF-8.
  ///
  /// Throws: `Refusal` with the line of a NUL, or of bytes that mean nothing in the file's encoding.
  mutating func decode(
    _ piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Void
  ) throws(Refusal) {
    let mark = min(markLeft, piece.count)
    markLeft -= mark
    let bytes = UnsafeBufferPointer(rebasing: piece[mark...])
    switch encoding {
    case .utf8, .utf8WithMark:
      try refuseNUL(in: bytes)
      try body(bytes)
    case .windows1252:
      try refuseNUL(in: bytes)
      try decode1252(bytes)
      try buffer.withUnsafeBufferPointer(body)
    case .utf16LittleEndian, .utf16BigEndian:
      try decodeUTF16(bytes)
      try buffer.withUnsafeBufferPointer(body)
    }
  }

  func finish() throws(Refusal) {
    if halfUnit != nil || highSurrogate != nil {
      throw Refusal("\(file), line \(line): ends inside a character: the file was cut off")
    }
  }

  private mutating func refuseNUL(in bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    guard let base = bytes.baseAddress else { return }
    let found = memchr(base, 0, bytes.count)
    let end = found.map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) } ?? bytes.count
    line += Self.lineFeeds(base, end)
    guard found != nil else { return }
    throw Refusal(
      "\(file), line \(line): a NUL byte: the file is damaged, or UTF-16 without its byte order mark: save it as CSV UTF-8")
  }

  private static func lineFeeds(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var (feeds, start) = (0, 0)
    while start < count, let found = memchr(base + start, 10, count - start) {
      feeds += 1
      start = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
    }
    return feeds
  }

  private mutating func decode1252(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    buffer.removeAll(keepingCapacity: true)
    for byte in bytes {
      if byte < 0x80 {
        buffer.append(byte)
      } else if byte >= 0xA0 {
        append(UInt32(byte))
      } else if let scalar = Self.windows1252[Int(byte) - 0x80] {
        append(scalar)
      } else {
        // Lines were counted for the whole piece; what comes before the byte says where it is.
        throw Refusal("\(file): holds the byte \(byte), which is neither UTF-8 nor Windows-1252: save it as CSV UTF-8")
      }
    }
  }

  private mutating func decodeUTF16(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    buffer.removeAll(keepingCapacity: true)
    for byte in bytes {
      guard let first = halfUnit else {
        halfUnit = byte
        continue
      }
      halfUnit = nil
      let unit = encoding == .utf16LittleEndian ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
      try append(unit: unit)
    }
  }

  private mutating func append(unit: UInt16) throws(Refusal) {
    if let high = highSurrogate {
      guard (0xDC00...0xDFFF).contains(unit) else { throw broken() }
      highSurrogate = nil
      append(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00)
      return
    }
    switch unit {
    case 0: throw Refusal("\(file), line \(line): a NUL character: the file is damaged")
    case 0xD800...0xDBFF: highSurrogate = unit
    case 0xDC00...0xDFFF: throw broken()
    default:
      if unit == 10 { line += 1 }
      append(UInt32(unit))
    }
  }

  private func broken() -> Refusal { Refusal("\(file), line \(line): not UTF-16 text: save it as CSV UTF-8") }

  private mutating func append(_ scalar: UInt32) {
    // Every value handed over is a scalar: 1252's table holds nothing else, and surrogates are paired above.
    guard let scalar = Unicode.Scalar(scalar) else { return }
    buffer += UTF8.encode(scalar).map(Array.init) ?? []
  }

  /// 0x80 to 0x9F as the Unicode Consortium's CP1252 table has them; nil for the five bytes that mean nothing.
  private static let windows1252: [UInt32?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D, nil,
    nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
  ]
}
