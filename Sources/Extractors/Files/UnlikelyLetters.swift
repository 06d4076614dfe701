/// Looks for words that hardly occur in Windows-1252: several letters with accents in a row, which is what Greek or Cyrillic in an
/// encoding of one byte a letter looks like. Fed in pieces of any size.
struct UnlikelyLetters {
  /// So many bytes above 0xC0 in a row are no word of a Western language.
  private static let unlikely = 4

  private var passed = 0
  private var run = 0
  /// Where the first such word is, in bytes from the beginning.
  private(set) var place: Int?

  /// Text that has no such word.
  mutating func pass(_ count: Int) { passed += count }

  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard place == nil else { return }
    for (index, byte) in bytes.enumerated() {
      run = byte >= 0xC0 ? run + 1 : 0
      if run == Self.unlikely {
        place = passed + index
        return
      }
    }
    passed += bytes.count
  }
}
