/// Draws an item by weight in one step: a wheel of slots, each item on as many as its weight allows.
struct Lottery: Sendable {
  private var slots: [UInt16] = []

  /// - Parameter weights: one an item; at least one above 0.
  init(weights: [Double], slots count: Int = 8192) {
    let total = weights.reduce(0, +)
    slots.reserveCapacity(count)
    var (item, reached) = (0, weights.first ?? 0)
    for slot in 0..<count {
      let place = (Double(slot) + 0.5) / Double(count) * total
      while place > reached, item + 1 < weights.count {
        item += 1
        reached += weights[item]
      }
      slots.append(UInt16(item))
    }
  }

  func draw(_ generator: inout Generator) -> Int { Int(slots[generator.below(slots.count)]) }
}

/// A closed list of texts, each drawn as often as its weight says.
struct WeightedTexts: Sendable {
  private let slots: [String]

  init(_ weights: KeyValuePairs<String, Int>) {
    slots = weights.flatMap { text, weight in Array(repeating: text, count: weight) }
  }

  func draw(_ generator: inout Generator) -> String { generator.pick(slots) }

  /// The text for a scrambled value: the same value gives the same text.
  func text(for value: UInt64) -> String { slots[Int(value % UInt64(slots.count))] }
}
