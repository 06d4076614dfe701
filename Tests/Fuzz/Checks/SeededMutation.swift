package import Drawing

/// The bytes with some of them changed, moved, doubled, cut out, or replaced by one of `words`.
package func mutated(_ bytes: [UInt8], with words: [String], using random: inout SeededGenerator) -> [UInt8] {
  var bytes = bytes
  for _ in 0..<Int.random(in: 1...6, using: &random) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: start)
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
    case 3: if start < bytes.count { bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
    case 4 where Int.random(in: 0..<8, using: &random) == 0: bytes.removeSubrange(start...)
    default: bytes.replaceSubrange(start..<end, with: words[Int.random(in: 0..<words.count, using: &random)].utf8)
    }
  }
  return bytes
}

/// A promise that does not hold.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String
}

func promise(_ holds: Bool, _ what: @autoclosure () -> String) throws(BrokenPromise) {
  if !holds { throw BrokenPromise(description: what()) }
}
