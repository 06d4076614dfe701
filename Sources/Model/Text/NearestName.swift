/// What to suggest for a name that is not known.
package enum NearestName {
  /// `did you mean 'percent'?` where one is near, else `one of: …`.
  package static func hint(for found: String, among known: [String]) -> String {
    let names = known.filter { !$0.isEmpty }
    guard !names.isEmpty else { return "none is known" }
    let ranked = names.map { (distance: distance(found.lowercased(), $0.lowercased()), name: $0) }
    if let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(1, found.count / 3),
      best.distance < found.count
    {
      return "did you mean '\(best.name)'?"
    }
    return "one of: " + names.joined(separator: ", ")
  }

  /// The name that is nearest to any of the names that were wanted; nil where there are none.
  package static func nearest(to wanted: [String], among found: [String]) -> String? {
    found.map { name in (name, wanted.map { distance(name.lowercased(), $0.lowercased()) }.min() ?? .max) }
      .min { $0.1 < $1.1 }?.0
  }

  /// Whether a name may be meant for one that was wanted: few letters differ, or they have a word in common.
  package static func isNear(_ found: String, to wanted: [String]) -> Bool {
    func words(_ name: String) -> Set<Substring> {
      Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 4 })
    }
    return wanted.contains {
      distance(found.lowercased(), $0.lowercased()) <= max(1, found.count / 3) || !words(found).isDisjoint(with: words($0))
    }
  }

  /// Letters put in, taken out, changed, or changed with their neighbour (optimal string alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var rows = [Array(0...right.count)]
    for row in left.indices {
      var next = [row + 1]
      for column in right.indices {
        var best = min(rows[row][column] + (left[row] == right[column] ? 0 : 1), next[column] + 1, rows[row][column + 1] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, rows[row - 1][column - 1] + 1)
        }
        next.append(best)
      }
      rows.append(next)
    }
    return rows[left.count][right.count]
  }
}
