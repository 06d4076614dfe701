/// Looks for words that hardly ever occur in Windows-1252: several letters with accents in a row, which is how Greek or
/// Cyrillic looks when it was written with one byte for each letter. The text may come in pieces of any size.
struct UnlikelyLetters {
  /// No word of a Western language has so many bytes above 0xC0 in a row.
  static let unlikely = 4

  private var passed = 0
  private var run = 0
  /// Where the first such word is, in bytes from the beginning; nil where there is none.
  private(set) var place: Int?

  /// Passes over text that has no such word.
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
