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
    var text = text
    text.withUTF8 { bytes in
      guard Self.needsQuotes(bytes) else { return buffer.append(contentsOf: bytes) }
      buffer.append(UInt8(ascii: "\""))
      for byte in bytes {
        if byte == UInt8(ascii: "\"") { buffer.append(byte) }
        buffer.append(byte)
      }
      buffer.append(UInt8(ascii: "\""))
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

  private static func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }
}
