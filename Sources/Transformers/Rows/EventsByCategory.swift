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
    let indices = categories.indices.map { Int32(truncatingIfNeeded: $0) }
    let (sorted, ends) = indices.sorted(into: Int(highest) + 1) { Int(categories[Int($0)]) }
    var start = 0
    for (category, end) in ends.enumerated() where end > start {
      chosen.append((UInt32(category), Array(sorted[start..<end])))
      start = end
    }
  }
}
