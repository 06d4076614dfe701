/// The events of each category together, in their order.
struct EventsByCategory {
  /// Categories of higher numbers are looked for; those below have a place.
  private static let placed: UInt32 = 1024

  private(set) var chosen: [(category: UInt32, events: [Int32])] = []

  init(_ categories: [UInt32]) {
    guard let highest = categories.max() else { return }
    guard highest < Self.placed else {
      chosen = Dictionary(grouping: categories.indices) { categories[$0] }
        .map { ($0, $1.map { Int32(truncatingIfNeeded: $0) }) }
      return
    }
    // A counting sort: where each category's events end, at first where they begin.
    var ends = [Int](repeating: 0, count: Int(highest) + 2)
    for category in categories { ends[Int(category) + 1] += 1 }
    for category in 1..<ends.count { ends[category] += ends[category - 1] }
    let sorted = [Int32](unsafeUninitializedCapacity: categories.count) { places, initialized in
      ends.withUnsafeMutableBufferPointer { ends in
        for (index, category) in categories.enumerated() {
          places[ends[Int(category)]] = Int32(truncatingIfNeeded: index)
          ends[Int(category)] += 1
        }
      }
      initialized = categories.count
    }
    var start = 0
    for (category, end) in ends.dropLast().enumerated() where end > start {
      chosen.append((UInt32(category), Array(sorted[start..<end])))
      start = end
    }
  }
}
