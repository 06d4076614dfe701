internal import Model

/// The numbers that belong to one entity, as the sources of links say: every row counts for the number that the entity has now.
///
/// A number is left as it is where two others follow it, as where a school was split, or where its links form a circle.
final class LinkedEntities {
  private var next: [String: [UInt32: Set<UInt32>]] = [:]
  /// By domain and number: the number to use in its place. Worked out when a source has been read; empty where nothing changes.
  private var standsFor: [String: [UInt32]] = [:]

  /// Says that a source's rows come next, for the first time or again; again, what was taken before is dropped.
  func begin(_ source: SourceDefinition) {
    guard let domain = source.links?.domain else { return }
    (next[domain], standsFor[domain]) = (nil, nil)
  }

  func take(_ view: BatchView) {
    guard let links = view.source.links, let earlier = view.interned(links.earlier), let later = view.interned(links.later)
    else { return }
    var rows = view.batch.survives.indices.filter { view.batch.survives[$0] }.map(Int32.init)
    BoundFilter(links.rows, view, settled: nil).select(&rows)
    for row in rows.map(Int.init) where earlier[row] != 0 && later[row] != 0 && earlier[row] != later[row] {
      next[links.domain, default: [:]][earlier[row], default: []].insert(later[row])
    }
  }

  /// Says that no more rows of the source come. Where it was refused, its links are not used.
  func end(_ source: SourceDefinition, isDelivered: Bool) {
    guard let domain = source.links?.domain, let next = next[domain], isDelivered else { return }
    var all = Array(0...(next.keys.max() ?? 0))
    for number in next.keys { all[Int(number)] = next.last(from: number) }
    standsFor[domain] = all
  }

  /// Whether some number of a domain is used in the place of another.
  func joins(_ domain: String) -> Bool { standsFor[domain] != nil }

  /// A batch of another source in which each number is replaced by the one to use in its place.
  func joined(_ batch: Batch, of source: SourceDefinition, columns: [String]) -> Batch {
    guard !standsFor.isEmpty, source.links == nil else { return batch }
    var batch = batch
    for (position, name) in columns.enumerated() {
      guard case .interned(var values) = batch.columns[position], let definition = source.column(name),
        definition.kind.isIdentifier,
        let all = standsFor[definition.domain(in: source.name) ?? ""]
      else { continue }
      for row in values.indices where Int(values[row]) < all.count { values[row] = all[Int(values[row])] }
      batch.columns[position] = .interned(values)
    }
    return batch
  }
}

extension Dictionary where Key: Hashable, Value == Set<Key> {
  /// The last of those that follow each other from this one on; the first itself where they form a circle.
  fileprivate func last(from first: Key) -> Key {
    var (number, met) = (first, Set([first]))
    while let followers = self[number], followers.count == 1, let follower = followers.first {
      guard met.insert(follower).inserted else { return first }
      number = follower
    }
    return number
  }
}

/// The identifiers that stand for others now, where another engine has read the links.
package enum GivenLinks {
  /// By identifier, the one to use in its place, where that is another. `pairs` are those of links, each with the later one.
  package static func standingFor(_ pairs: [(earlier: String, later: String)]) -> [String: String] {
    var next: [String: Set<String>] = [:]
    for pair in pairs where pair.earlier != pair.later { next[pair.earlier, default: []].insert(pair.later) }
    return next.keys.reduce(into: [:]) { found, first in
      let last = next.last(from: first)
      if last != first { found[first] = last }
    }
  }
}
