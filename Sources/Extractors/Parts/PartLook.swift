internal import Model
internal import Platform

/// What a first reading of a part of a file shows. Put together, the looks at all parts show what `FileLook` does of the whole.
struct PartLook {
  let state: FileState
  /// The file's first bytes.
  let head: [UInt8]
  /// Of the part and a little around it.
  private(set) var witness: Witness
  /// Whether the file's first bytes are UTF-8, but for a character that is cut at their end.
  var isHeadUTF8: Bool {
    var check = UTF8Check()
    return head.withUnsafeBufferPointer { check.accepts($0) }
  }
  /// The SHA-256 of the part's bytes.
  private(set) var sha256 = ""
  /// Whether every character that begins in the part is UTF-8, and the one that it begins in the middle of.
  private(set) var isUTF8 = true
  /// How many line feeds are in the part.
  private(set) var lineFeeds = 0
  /// How many line feeds come before the part's first NUL byte; nil where there is none.
  private(set) var feedsBeforeNul: Int?
  /// How many line feeds come before the first word that hardly occurs in Windows-1252; nil where there is none, or the part is
  /// UTF-8.
  private(set) var feedsBeforeUnlikely: Int?

  /// A character of UTF-8 has at most so many bytes.
  private static let longestCharacter = 4
  private static let piece = 1 << 18

  /// Throws: `Refusal` where the file cannot be read.
  init(_ file: OpenExport, _ part: Range<Int>) throws(Refusal) {
    state = file.state
    head = try FileHead.bytes(of: file)
    let part = part.clamped(to: 0..<max(0, state.size))
    let from = max(0, part.lowerBound - Self.longestCharacter) / Witness.piece * Witness.piece
    let to = min(state.size, (part.upperBound + Self.longestCharacter + Witness.piece - 1) / Witness.piece * Witness.piece)
    witness = Witness(from: from, of: state.size)
    let digest = SHA256()
    var check = PartCheck(part)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.piece)
    defer { buffer.deallocate() }
    var offset = from
    while offset < to {
      let room = UnsafeMutableBufferPointer(rebasing: buffer[..<min(Self.piece, to - offset)])
      guard try file.read(from: offset, into: room) == room.count else { throw .changed(file: file.shown) }
      let bytes = UnsafeBufferPointer(room)
      witness.add(bytes)
      let own = part.clamped(to: offset..<offset + bytes.count)
      if !own.isEmpty {
        let piece = UnsafeBufferPointer(rebasing: bytes[own.lowerBound - offset..<own.upperBound - offset])
        digest.update(UnsafeRawBufferPointer(piece))
        if feedsBeforeNul == nil, let place = piece.firstIndex(of: 0) {
          feedsBeforeNul = lineFeeds + piece[..<place].count { $0 == 10 }
        }
        lineFeeds += piece.count { $0 == 10 }
      }
      check.feed(bytes, at: offset)
      offset += bytes.count
    }
    sha256 = digest.finish()
    isUTF8 = check.isWhole
    if !isUTF8 { feedsBeforeUnlikely = try Self.unlikely(in: part, of: file) }
  }

  /// How many line feeds of the part come before the last letter of the first run of letters with accents that hardly ever occurs
  /// in Windows-1252 and ends in the part; nil where there is none.
  private static func unlikely(in part: Range<Int>, of file: OpenExport) throws(Refusal) -> Int? {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: piece)
    defer { buffer.deallocate() }
    var (offset, feeds, run) = (max(0, part.lowerBound - UnlikelyLetters.unlikely), 0, 0)
    while offset < part.upperBound {
      let room = UnsafeMutableBufferPointer(rebasing: buffer[..<min(piece, part.upperBound - offset)])
      guard try file.read(from: offset, into: room) == room.count else { throw .changed(file: file.shown) }
      for byte in room {
        run = byte >= 0xC0 ? run + 1 : 0
        if offset >= part.lowerBound {
          if run == UnlikelyLetters.unlikely { return feeds }
          if byte == 10 { feeds += 1 }
        }
        offset += 1
      }
    }
    return nil
  }
}

/// Whether the characters that begin in a part are UTF-8.
private struct PartCheck {
  private let part: Range<Int>
  private var utf8 = UTF8Check()
  private(set) var isUTF8 = true
  /// Where the first character begins; nil until that is known.
  private var start: Int?
  private var isDone = false

  init(_ part: Range<Int>) { self.part = part }

  /// Takes the next bytes of the file, which are at `offset`. The first begin at least four bytes before the part, or with the file.
  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard isUTF8, !part.isEmpty else { return }
    if start == nil { begin(bytes, at: offset) }
    guard let start, isUTF8 else { return }
    let own = (start..<part.upperBound).clamped(to: offset..<offset + bytes.count)
    if !own.isEmpty {
      isUTF8 = utf8.accepts(UnsafeBufferPointer(rebasing: bytes[own.lowerBound - offset..<own.upperBound - offset]))
    }
    // The last character may end beyond the part.
    var next = max(part.upperBound, offset)
    while isUTF8, !utf8.isAtBoundary, next < offset + bytes.count, next >= part.upperBound {
      isUTF8 = utf8.accepts(UnsafeBufferPointer(rebasing: bytes[next - offset..<next - offset + 1]))
      next += 1
    }
  }

  private mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    var place = part.lowerBound
    // The character that the part begins in, or the one that ends just before it.
    while place > offset, part.lowerBound - place < 4 {
      place -= 1
      if bytes[place - offset] & 0xC0 != 0x80 {
        start = place
        return
      }
    }
    start = place
    if place > 0 { isUTF8 = false }
  }

  /// To be asked when everything was fed: a file that ends inside a character is not UTF-8.
  var isWhole: Bool { isUTF8 && utf8.isAtBoundary }
}
