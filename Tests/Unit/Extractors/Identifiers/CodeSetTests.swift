import Drawing
import Extractors
import Testing

/// The set of key codes against Swift's own, for running, scattered and mixed numbers.
@Suite struct CodeSetTests {
  private func numbers(_ kind: Int, _ random: inout SeededGenerator) -> [UInt64] {
    switch kind {
    case 0: return (0..<20_000).map { UInt64(1) << 48 | UInt64(20_000 - $0) }
    case 1: return (0..<20_000).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
    // A sparse extract first, then the file it overlaps, whose numbers fill the gaps.
    case 2: return (0..<8000).map { UInt64($0) * 100 } + (0..<120_000).map { UInt64(120_000 - $0) }
    case 3: return (0..<20_000).map { _ in UInt64.random(in: 0...9000, using: &random) }
    case 4: return [.max, .max - 1, 0, .max, 63, 64, 0] + (0..<9000).map { UInt64.max - UInt64($0) * 64 } + [.max]
    default:
      let mixed = (0..<30_000).map { $0 % 2 == 0 ? UInt64($0) : UInt64.random(in: 0...UInt64.max, using: &random) }
      return mixed + (0..<30_000).map { UInt64($0) }
    }
  }

  @Test("a number is new once, whatever came before", arguments: 0..<6)
  func remembers(_ kind: Int) {
    var random = SeededGenerator(case: kind)
    let (set, numbers) = (CodeSet(), numbers(kind, &random))
    var known: Set<UInt64> = []
    var start = 0
    while start < numbers.count {
      let piece = Array(numbers[start..<min(numbers.count, start + Int.random(in: 1...5000, using: &random))])
      var isNew = [Bool](repeating: true, count: piece.count)
      set.insert(piece, 0..<piece.count, &isNew)
      var expected = [Bool](repeating: true, count: piece.count)
      for index in piece.indices.reversed() { expected[index] = known.insert(piece[index]).inserted }
      #expect(isNew == expected)
      start += piece.count
    }
  }
}
