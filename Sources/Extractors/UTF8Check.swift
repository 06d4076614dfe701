internal import Model

/// Takes the byte order mark off a file and makes sure that the rest is UTF-8 text, chunk by chunk.
struct UTF8Check {
  private var atStart = true
  private var hasMark = false
  /// Continuation bytes still to come, and what the next one must lie between.
  private var pending = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF
  private var line = 1

  var encoding: String { hasMark ? "UTF-8 with BOM" : "UTF-8" }

  /// The chunk without a byte order mark. Throws: `Refusal` with the line of the first byte that is no text.
  mutating func check(
    _ chunk: UnsafeBufferPointer<UInt8>, in file: String
  ) throws(Refusal) -> UnsafeBufferPointer<UInt8> {
    var chunk = chunk
    if atStart {
      atStart = false
      if chunk.starts(with: [0xEF, 0xBB, 0xBF]) {
        hasMark = true
        chunk = UnsafeBufferPointer(rebasing: chunk.dropFirst(3))
      } else if chunk.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        throw Refusal("\(file): is a workbook or a zip file, not CSV: save it as CSV UTF-8")
      }
    }
    for byte in chunk {
      if byte == 10 { line += 1 }
      guard accept(byte) else {
        throw Refusal(
          byte == 0
            ? "\(file), line \(line): a NUL byte: the file is damaged, or no text"
            : "\(file), line \(line): not UTF-8 text: save it as CSV UTF-8")
      }
    }
    return chunk
  }

  func finish(in file: String) throws(Refusal) {
    if pending > 0 { throw Refusal("\(file), line \(line): ends inside a UTF-8 character: the file was cut off") }
  }

  // The well-formed byte sequences of the Unicode standard, table 3-7.
  private mutating func accept(_ byte: UInt8) -> Bool {
    if pending > 0 {
      guard allowed.contains(byte) else { return false }
      pending -= 1
      allowed = 0x80...0xBF
      return true
    }
    switch byte {
    case 0x01...0x7F: return true
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, allowed) = (2, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE, 0xEF: pending = 2
    case 0xED: (pending, allowed) = (2, 0x80...0x9F)
    case 0xF0: (pending, allowed) = (3, 0x90...0xBF)
    case 0xF1...0xF3: pending = 3
    case 0xF4: (pending, allowed) = (3, 0x80...0x8F)
    default: return false
    }
    return true
  }
}
