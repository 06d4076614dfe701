internal import Model

/// How a file's bytes stand for text: decided once, for a whole file.
enum Encoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithMark = "UTF-8 with BOM"
  case utf16LittleEndian = "UTF-16 LE"
  case utf16BigEndian = "UTF-16 BE"
  case windows1252 = "Windows-1252"

  var isUTF8: Bool { self == .utf8 || self == .utf8WithMark }

  /// Whether a character takes two bytes at least.
  var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// How many bytes the byte order mark takes.
  var markLength: Int {
    switch self {
    case .utf8, .windows1252: 0
    case .utf8WithMark: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }
}

/// Finds out a file's encoding from all of its bytes: a byte order mark decides; else what is valid UTF-8 is UTF-8, and
/// what is not is Windows-1252. Fed in pieces of any size.
struct EncodingCheck {
  private var head: [UInt8] = []
  private var utf8 = UTF8Check()
  private var isUTF8 = true
  private var unlikely = UnlikelyLetters()

  /// Of a file that is read as Windows-1252: where the first word is that hardly occurs in it; nil where there is none.
  var unlikelyPlace: Int? { isUTF8 && utf8.isAtBoundary ? nil : unlikely.place }

  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    if head.count < 8 { head += bytes.prefix(8 - head.count) }
    if isUTF8 { isUTF8 = utf8.accepts(bytes) }
    // Until then there is no run of them: it would have been no UTF-8.
    if isUTF8 { unlikely.pass(bytes.count) } else { unlikely.feed(bytes) }
  }

  /// It begins with the mark of an encoding in which NUL bytes are no fault, or with what is no text at all, which is said instead.
  var isWide: Bool { Self.isWide(head) }

  /// The same of a file's first eight bytes.
  static func isWide(_ head: [UInt8]) -> Bool {
    head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || strangers.contains { head.starts(with: $0.magic) }
  }

  /// Throws: `Refusal` where the file is no text at all.
  func finish(in file: String) throws(Refusal) -> Encoding {
    try Self.encoding(head, isUTF8: isUTF8 && utf8.isAtBoundary, in: file)
  }

  /// The encoding of a file by its first eight bytes, and by whether all of it is UTF-8.
  ///
  /// Throws: `Refusal` where the file is no text at all.
  static func encoding(_ head: [UInt8], isUTF8: Bool, in file: String) throws(Refusal) -> Encoding {
    for (format, magic) in Self.strangers where head.starts(with: magic) { throw .otherFormat(file: file, format) }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    guard isUTF8 else { return .windows1252 }
    return head.starts(with: [0xEF, 0xBB, 0xBF]) ? .utf8WithMark : .utf8
  }

  /// What else is named .csv by mistake, by its first bytes.
  private static let strangers: [(format: Refusal.OtherFormat, magic: [UInt8])] = [
    (.workbook, [0x50, 0x4B, 0x03, 0x04]),
    (.oldWorkbook, [0xD0, 0xCF, 0x11, 0xE0]),
    (.pdf, [0x25, 0x50, 0x44, 0x46, 0x2D]),
    (.gzip, [0x1F, 0x8B]),
  ]
}
