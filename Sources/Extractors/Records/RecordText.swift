internal import CSV

/// Records with the text that they are in; it may be used for as long as both are at their places in memory.
struct RecordText {
  let bytes: UnsafeBufferPointer<UInt8>
  let places: RecordPlaces
  // Of `places`: fetched once, since each look into a class is checked.
  let starts: UnsafePointer<UInt32>
  let ends: UnsafePointer<UInt32>
  /// The first of `width` blank fields, which belong to no record.
  let blankFields: Int

  init(bytes: UnsafeBufferPointer<UInt8>, places: RecordPlaces, width: Int) {
    self.bytes = bytes
    self.places = places
    blankFields = places.appendBlankFields(width)
    starts = UnsafePointer(places.starts)
    ends = UnsafePointer(places.ends)
  }

  func place(_ field: Int) -> Range<Int> { Int(starts[field])..<Int(ends[field]) }

  subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

  /// Where the field's value lies, without the spaces around it.
  func trimmed(_ field: Int) -> Range<Int> { Self.trimmed(place(field), bytes) }

  func string(_ field: Int) -> String { String(decoding: self[place(field)], as: UTF8.self) }

  static func trimmed(_ field: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (field.lowerBound, field.upperBound)
    while start < end {
      if isSpace(bytes[start]) { start += 1 } else if isNoBreakSpace(bytes, start, end) { start += 2 } else { break }
    }
    while start < end {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - 2 >= start, isNoBreakSpace(bytes, end - 2, end) {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// C2 A0 in UTF-8, as web pages and Excel leave them around values.
  private static func isNoBreakSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    end - start >= 2 && bytes[start] == 0xC2 && bytes[start + 1] == 0xA0
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
