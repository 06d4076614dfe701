/// What to suggest for a name that is not known.
enum NearestName {
  /// `did you mean 'percent'?` where one is near, else `one of: …`.
  static func hint(for found: String, among known: [String]) -> String {
    let names = known.filter { !$0.isEmpty }
    guard !names.isEmpty else { return "none is known" }
    let ranked = names.map { (distance: distance(found.lowercased(), $0.lowercased()), name: $0) }
    if let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(1, found.count / 3) {
      return "did you mean '\(best.name)'?"
    }
    return "one of: " + names.joined(separator: ", ")
  }

  /// Levenshtein's: letters put in, taken out or changed.
  static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let change = diagonal + (letter == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
