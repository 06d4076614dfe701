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

  /// The text of a number; empty for 0, which is blank.
  package subscript(entry: UInt32) -> String {
    guard entry > 0 else { return "" }
    return String(decoding: bytes[ends[Int(entry) - 1]..<ends[Int(entry)]], as: UTF8.self)
  }
}
