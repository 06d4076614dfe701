/// What to suggest for a name that is not known.
///
/// ```swift
/// NearestName.hint(for: "percnt", among: ["percent", "weeks"])      // "did you mean 'percent'?"
/// NearestName.hint(for: "kilometres", among: ["percent", "weeks"])  // "choose from: percent, weeks"
/// ```
package enum NearestName {
  /// The hint at the end of a message: `did you mean 'percent'?` where a known name is near, otherwise `choose from: …` with all of
  /// them.
  package static func hint(for found: String, among known: [String]) -> String {
    let names = known.reduce(into: [String]()) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    guard !names.isEmpty else { return "there are none" }
    if let meant = meant(by: found, among: names) { return "did you mean '\(meant)'?" }
    return "choose from: " + names.joined(separator: ", ")
  }

  /// The known name that a name found may be a slip for; nil where none is near.
  package static func meant(by found: String, among known: [String]) -> String? {
    let ranked = known.map { (distance: distance(found.lowercased(), $0.lowercased()), name: $0) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(1, found.count / 3),
      best.distance < found.count
    else { return nil }
    return best.name
  }

  /// The name found that is nearest to any of the names wanted; nil where none was found.
  package static func nearest(to wanted: [String], among found: [String]) -> String? {
    found.map { name in (name, wanted.map { distance(name.lowercased(), $0.lowercased()) }.min() ?? .max) }
      .min { $0.1 < $1.1 }?.0
  }

  /// Whether a name found may be meant for one of those wanted: few letters differ, or both have a word of four letters or
  /// more.
  package static func isNear(_ found: String, to wanted: [String]) -> Bool {
    func words(_ name: String) -> Set<Substring> {
      Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 4 })
    }
    return wanted.contains {
      distance(found.lowercased(), $0.lowercased()) <= max(1, found.count / 3) || !words(found).isDisjoint(with: words($0))
    }
  }

  /// The number of letters to put in, take out, change, or exchange with their neighbour (optimal string alignment).
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
