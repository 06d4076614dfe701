import Drawing
import Extractors
import Testing

/// An identifier has one number and a number is one identifier's, whether identifiers run on or lie anywhere.
@Suite struct IdentifierNumbersTests {
  private static func code(_ shape: UInt64, _ number: UInt64) -> UInt64 { shape << 48 | number }

  private func codes(_ kind: Int, _ random: inout SeededGenerator) -> [UInt64] {
    let any = UInt64(1) << 40
    switch kind {
    // A register, in its order and again.
    case 0: return (0..<60_000).map { Self.code(1, 900_001 + $0 % 40_000) }
    // Of running numbers some, in any order: they come to share pages.
    case 1:
      return (0..<200_000).map { _ in
        Self.code(.random(in: 1...3, using: &random), .random(in: 0..<8_000_000, using: &random))
      }
    // Numbers with gaps everywhere.
    case 2: return (0..<60_000).map { _ in Self.code(1, .random(in: 0..<any, using: &random)) }
    // Scattered ones first, and running ones after there are no new pages.
    case 3:
      let scattered = (0..<40_000).map { _ in Self.code(2, .random(in: 0..<any, using: &random)) }
      return scattered + (0..<20_000).map { Self.code(1, $0) }
    // One to a page, in their order.
    case 4: return (0..<40_000).map { Self.code(1, $0 * 64) } + (0..<40_000).map { Self.code(1, $0 * 64 + 1) }
    // Few; the ends of the range; the texts of odd shapes; blanks.
    default:
      return [0, Self.code(1, 0), Self.code(1, 63), Self.code(1, 64), Self.code(0xFFFF, 1), 0, Self.code(0xFFFE, (1 << 48) - 1)]
    }
  }

  @Test("as Swift's own dictionary numbers them", arguments: 0..<6)
  func numbers(_ kind: Int) {
    var random = SeededGenerator(case: kind)
    let (numbers, codes) = (IdentifierNumbers(), codes(kind, &random))
    var (known, owners): ([UInt64: UInt32], [UInt32: UInt64]) = ([:], [:])
    var start = 0
    while start < codes.count {
      let piece = Array(codes[start..<min(codes.count, start + Int.random(in: 1...7000, using: &random))])
      for (code, number) in zip(piece, numbers.numbers(of: piece)) {
        #expect(number == known[code, default: number] && (number == 0) == (code == 0))
        known[code] = number
        #expect(owners[number, default: code] == code)
        owners[number] = code
      }
      start += piece.count
    }
    #expect(numbers.numbers(of: codes.reversed()) == codes.reversed().map { known[$0] ?? 0 })
    var (listed, last): ([UInt32: UInt64], UInt32) = ([:], 0)
    numbers.forEach { number, code in
      #expect(number > last)
      (listed[number], last) = (code, number)
    }
    owners[0] = nil
    #expect(listed == owners)
  }
}
