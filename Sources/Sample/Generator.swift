/// What a run of random numbers is for: every export draws from a stream of its own, so that a change in one leaves
/// the others as they were.
enum Stream: UInt64, Sendable {
  case schools = 1
  case pupils, exclusions, suspensions, waitingTimes, referrals, reports, inclusionTool, consultations, placements
  case requests, training, targetedSupport, feedback
}

/// SplitMix64 (Steele, Lea, Flood 2014) with draws of our own: the standard library's random algorithms may change
/// between versions, and the same seed must give the same bytes for good.
struct Generator: Sendable {
  private var state: UInt64
  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(seed: UInt64, council: Int, stream: Stream) {
    let place = Self.mixed(seed &+ Self.step) ^ (UInt64(council) &* 0xD1B5_4A32_D192_ED03)
    state = Self.mixed(Self.mixed(place) ^ stream.rawValue)
  }

  /// A scrambled value for a place in a stream, the same whatever was drawn before.
  static func mixed(_ place: UInt64) -> UInt64 {
    var z = place
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

  /// A whole number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    // Multiply and shift (Lemire): its bias, at most bound ÷ 2⁶⁴, cannot be seen.
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// A number from 0 up to, not including, 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from 0 up to 1, small ones far more often: how far a wait lies from the usual.
  mutating func skewed() -> Double { fraction() * fraction() }

  /// A factor around 1, at most `share` away from it.
  mutating func noise(_ share: Double) -> Double { 1 + (2 * fraction() - 1) * share }

  mutating func chance(_ share: Double) -> Bool { fraction() < share }

  /// One of the items, which must not be empty.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  /// Puts a range of the items in random order (Fisher and Yates).
  mutating func shuffle<Item>(_ items: inout [Item], in range: Range<Int>) {
    for offset in stride(from: range.count - 1, to: 0, by: -1) {
      items.swapAt(range.lowerBound + offset, range.lowerBound + below(offset + 1))
    }
  }

  /// All the items in random order.
  mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var result = items
    shuffle(&result, in: result.indices)
    return result
  }
}
