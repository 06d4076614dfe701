internal import Model

/// Turns a file's bytes into UTF-8, piece by piece, without its byte order mark. UTF-8 passes through without a copy.
struct TextDecoder {
  let encoding: Encoding
  private var markLeft: Int
  /// The current line, counted from the first that is decoded, which is 0.
  private var line = 0
  private var buffer: [UInt8] = []
  /// The first half of a UTF-16 unit, and of a surrogate pair.
  private var halfUnit: UInt8?
  private var highSurrogate: UInt16?

  /// `isAtStart`: the file's mark is still to come.
  init(_ encoding: Encoding, isAtStart: Bool) {
    self.encoding = encoding
    markLeft = isAtStart ? encoding.markLength : 0
  }

  /// Calls `body` with the piece as UTF-8.
  ///
  /// Throws: `BlockFault` for a NUL character, or bytes that mean nothing in the file's encoding; what `body` throws.
  mutating func decode(
    _ piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws(BlockFault) -> Void
  ) throws(BlockFault) {
    let mark = min(markLeft, piece.count)
    markLeft -= mark
    let bytes = UnsafeBufferPointer(rebasing: piece[mark...])
    switch encoding {
    // A NUL in these has refused the file when it was looked through.
    case .utf8, .utf8WithMark: try body(bytes)
    case .windows1252:
      try decode1252(bytes)
      try buffer.withUnsafeBufferPointer(body)
    case .utf16LittleEndian, .utf16BigEndian:
      try decodeUTF16(bytes)
      try buffer.withUnsafeBufferPointer(body)
    }
  }

  func finish() throws(BlockFault) {
    if halfUnit != nil || highSurrogate != nil {
      throw .undecodable(line: line, .endsInsideCharacter)
    }
  }

  private mutating func decode1252(_ bytes: UnsafeBufferPointer<UInt8>) throws(BlockFault) {
    buffer.removeAll(keepingCapacity: true)
    for byte in bytes {
      if byte < 0x80 {
        buffer.append(byte)
      } else if byte >= 0xA0 {
        append(UInt32(byte))
      } else if let scalar = Self.windows1252[Int(byte) - 0x80] {
        append(scalar)
      } else {
        throw .undecodable(line: nil, .byte(byte))
      }
    }
  }

  private mutating func decodeUTF16(_ bytes: UnsafeBufferPointer<UInt8>) throws(BlockFault) {
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

  private mutating func append(unit: UInt16) throws(BlockFault) {
    if let high = highSurrogate {
      guard (0xDC00...0xDFFF).contains(unit) else { throw broken() }
      highSurrogate = nil
      append(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00)
      return
    }
    switch unit {
    case 0: throw .undecodable(line: line, .nulCharacter)
    case 0xD800...0xDBFF: highSurrogate = unit
    case 0xDC00...0xDFFF: throw broken()
    default:
      if unit == 10 { line += 1 }
      append(UInt32(unit))
    }
  }

  private func broken() -> BlockFault { .undecodable(line: line, .notUTF16) }

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
