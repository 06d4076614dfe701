/// Writes records as CSV (RFC 4180, LF line ends); a field is quoted only where it must be.
///
///     var writer = Writer(header: ["kpi", "value"])
///     writer.write(["7", "14.9"])
///     let bytes = writer.take()
///
/// Bytes gather in `buffer`. The owner of the file can take them as often as it likes, so that a file of any size needs little
/// memory.
package struct Writer: Sendable {
  /// What was written since `take` was last called.
  package private(set) var buffer: [UInt8] = []
  private var atStart = true

  /// `header` is written as the first record, unless it is empty.
  package init(header: [String] = []) {
    if !header.isEmpty { write(header) }
  }

  /// Writes a whole record.
  package mutating func write(_ record: [String]) {
    for field in record { self.field(field) }
    endRecord()
  }

  /// Writes a text as the next field of the current record.
  package mutating func field(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Writes bytes as the next field of the current record.
  package mutating func field(_ bytes: UnsafeBufferPointer<UInt8>) {
    separate()
    append(bytes)
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard Self.needsQuotes(bytes) else { return buffer.append(contentsOf: bytes) }
    buffer.append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// Writes a whole number as the next field of the current record.
  package mutating func field(_ number: Int) {
    separate()
    buffer.append(contentsOf: String(number).utf8)
  }

  /// Ends the current record with a line feed.
  package mutating func endRecord() {
    buffer.append(UInt8(ascii: "\n"))
    atStart = true
  }

  /// Returns what was written so far, and begins an empty buffer.
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
