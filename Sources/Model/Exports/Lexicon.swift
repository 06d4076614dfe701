/// The different texts of a domain by their numbers; 0 is blank.
///
/// The texts of a vocabulary are numbered from 1 on. Among the numbers of identifiers some belong to nobody, and have no text.
package struct Lexicon: Sendable {
  private var bytes: [UInt8]
  private var ends: [Int]
  /// By number, the place in reading order where the text was read first; empty for identifiers, which are in the order of
  /// their numbers.
  package var firstPlaces: [Int64] = []

  /// A lexicon of texts that follow each other in `bytes`. Entry n ends at `ends[n]`, where entry n + 1 begins; `ends[0]` is 0.
  package init(bytes: [UInt8] = [], ends: [Int] = [0]) {
    self.bytes = bytes
    self.ends = ends
  }

  /// The highest number.
  package var count: Int { ends.count - 1 }

  /// All numbers, in the order in which their texts were read first; those of identifiers in ascending order.
  package var inReadingOrder: [UInt32] {
    let numbers = (0..<count).map { UInt32($0 + 1) }
    return firstPlaces.isEmpty ? numbers : numbers.sorted { firstPlaces[Int($0)] < firstPlaces[Int($1)] }
  }

  /// Adds a text, and returns its number.
  package mutating func append(_ text: some Sequence<UInt8>) -> UInt32 {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    return UInt32(count)
  }

  /// The same numbers with other texts: what `body` makes of each.
  package func mapped(_ body: (String) -> String) -> Lexicon {
    var mapped = Lexicon()
    for number in 0..<count { _ = mapped.append(body(self[UInt32(number + 1)]).utf8) }
    return mapped
  }

  /// Whether some text has more than so many bytes.
  package func holdsText(longerThan bytes: Int) -> Bool { zip(ends, ends.dropFirst()).contains { $1 - $0 > bytes } }

  /// Calls `body` with all texts one after another, and where each ends, as they were given to `init`.
  package func withTexts<Result>(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Int>) throws -> Result) rethrows
    -> Result
  {
    try bytes.withUnsafeBufferPointer { bytes in try ends.withUnsafeBufferPointer { try body(bytes, $0) } }
  }

  /// The text of a number; empty for 0, which is blank.
  package subscript(entry: UInt32) -> String {
    guard entry > 0 else { return "" }
    return String(decoding: bytes[ends[Int(entry) - 1]..<ends[Int(entry)]], as: UTF8.self)
  }
}
