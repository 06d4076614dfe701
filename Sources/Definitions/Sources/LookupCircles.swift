internal import Model

/// Finds sources that look up days in each other: each would have to be read before the other.
struct LookupCircles {
  private let sources: [ReadSource]

  init(_ sources: [ReadSource]) { self.sources = sources }

  /// Reports each circle once, at the first of its sources by name.
  func report() {
    let others = Dictionary(sources.map { ($0.definition.name, $0.definition.lookedUp.map(\.source)) }) { first, _ in first }
    for source in sources {
      guard let circle = way(from: source.definition.name, others), circle.min() == source.definition.name else { continue }
      source.lookedUp?.report(
        .wrongValue, "\((circle + [circle[0]]).joined(separator: " looks up days in ")): none of them can be read first",
        hint: "remove looked_up from one of them")
    }
  }

  /// The sources on the shortest way from one back to itself; nil where there is none.
  private func way(from name: String, _ others: [String: [String]]) -> [String]? {
    var (ways, met) = ([[name]][...], Set<String>())
    while let way = ways.popFirst() {
      for other in others[way[way.count - 1]] ?? [] {
        if other == name { return way }
        if met.insert(other).inserted { ways.append(way + [other]) }
      }
    }
    return nil
  }
}
