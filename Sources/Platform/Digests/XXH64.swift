/// XXH64 (Yann Collet's xxHash, specification 0.1.1): a fast digest of some bytes, which Spark has too, as `xxhash64` with seed 42.
///
///     XXH64.digest(of: bytes, seed: 42)
package enum XXH64 {
  private static let primes: [UInt64] = [
    11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 1_609_587_929_392_839_161, 9_650_029_242_287_828_579,
    2_870_177_450_012_600_261,
  ]
  private static let (first, second, third, fourth, fifth) = (primes[0], primes[1], primes[2], primes[3], primes[4])

  /// The digest of some bytes.
  package static func digest(of bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    let (first, second, third, fourth, fifth) = (first, second, third, fourth, fifth)
    func round(_ lane: UInt64, _ input: UInt64) -> UInt64 { rotated(lane &+ input &* second, 31) &* first }
    func word(_ place: Int) -> UInt64 { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
    var (place, digest) = (0, seed &+ fifth)
    if bytes.count >= 32 {
      var lanes = [seed &+ first &+ second, seed &+ second, seed, seed &- first]
      while place + 32 <= bytes.count {
        for lane in 0..<4 { lanes[lane] = round(lanes[lane], word(place + 8 * lane)) }
        place += 32
      }
      digest = rotated(lanes[0], 1) &+ rotated(lanes[1], 7) &+ rotated(lanes[2], 12) &+ rotated(lanes[3], 18)
      for lane in lanes { digest = (digest ^ round(0, lane)) &* first &+ fourth }
    }
    digest &+= UInt64(bytes.count)
    while place + 8 <= bytes.count {
      digest = rotated(digest ^ round(0, word(place)), 27) &* first &+ fourth
      place += 8
    }
    if place + 4 <= bytes.count {
      let half = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
      digest = rotated(digest ^ half &* first, 23) &* second &+ third
      place += 4
    }
    for byte in bytes[place...] { digest = rotated(digest ^ UInt64(byte) &* fifth, 11) &* first }
    digest = (digest ^ digest >> 33) &* second
    digest = (digest ^ digest >> 29) &* third
    return digest ^ digest >> 32
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
}
