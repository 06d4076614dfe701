/// Writes records as CSV (RFC 4180, LF line ends): a field is quoted only where it must be.
///
/// Bytes gather in `buffer`; whoever owns the file takes them away as often as it likes, so that a file of any size
/// needs little memory.
package struct Writer: Sendable {
  package private(set) var buffer: [UInt8] = []
  private var atStart = true

  package init(header: [String] = []) {
    if !header.isEmpty { write(header) }
  }

  package mutating func write(_ record: [String]) {
    for field in record { self.field(field) }
    endRecord()
  }

  package mutating func field(_ text: String) {
    separate()
    if Self.needsQuotes(text) {
      buffer.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { buffer.append(byte) }
        buffer.append(byte)
      }
      buffer.append(UInt8(ascii: "\""))
    } else {
      buffer.append(contentsOf: text.utf8)
    }
  }

  package mutating func field(_ number: Int) {
    separate()
    buffer.append(contentsOf: String(number).utf8)
  }

  package mutating func endRecord() {
    buffer.append(UInt8(ascii: "\n"))
    atStart = true
  }

  /// Hands over what was written so far and begins an empty buffer.
  package mutating func take() -> [UInt8] {
    defer { buffer.removeAll(keepingCapacity: true) }
    return buffer
  }

  private mutating func separate() {
    if atStart { atStart = false } else { buffer.append(UInt8(ascii: ",")) }
  }

  private static func needsQuotes(_ text: String) -> Bool {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
      default: continue
      }
    }
    return false
  }
}
