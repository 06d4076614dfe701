internal import Extractors
internal import Model

/// Which heading of an unknown export could be which column of a definition.
struct ColumnMatching {
  struct Match {
    var column: Int
    /// Not a spelling that the definition lists.
    var isProposed: Bool
    var why: String
  }

  /// For each column of the definition.
  let matches: [Match?]

  init(_ source: SourceDefinition, _ found: [SampleColumn]) {
    var matches: [Match?] = source.columns.map { column in
      let known = Set(column.headings.map { $0.text.foldedHeading })
      return found.firstIndex { known.contains($0.heading.foldedHeading) }
        .map { Match(column: $0, isProposed: false, why: "") }
    }
    var free = Set(found.indices).subtracting(matches.compactMap { $0?.column })
    // The surest pairs first, so that a good name is not taken by a worse one.
    var pairs: [(column: Int, heading: Int, score: Double)] = []
    for column in source.columns.indices where matches[column] == nil {
      for heading in free where Self.suits(source.columns[column], found[heading]) {
        let score = source.columns[column].headings.map { Similarity.of($0.text, found[heading].heading) }.max() ?? 0
        pairs.append((column, heading, score))
      }
    }
    for pair in pairs.sorted(by: { ($1.score, $0.column, $0.heading) < ($0.score, $1.column, $1.heading) })
    where matches[pair.column] == nil && free.contains(pair.heading) && pair.score >= 0.5 {
      matches[pair.column] = Match(
        column: pair.heading, isProposed: true, why: Self.why(source.columns[pair.column], found[pair.heading]))
      free.remove(pair.heading)
    }
    self.matches = matches
  }

  /// Whether what stands under a heading can be what the column wants.
  private static func suits(_ column: ColumnDefinition, _ found: SampleColumn) -> Bool {
    guard found.filled > 0 else { return true }
    let areDays = found.standardDays * 10 >= found.filled * 8
    switch column.kind {
    case .day: return (found.days.values.max() ?? 0) * 10 >= found.filled * 8
    case .integer, .decimal: return found.wholeNumbers * 10 >= found.filled * 8
    case .code: return !found.hasManyValues && !areDays
    case .identifier: return !areDays && found.likeNames * 2 <= found.filled
    case .category: return !areDays
    case .text: return true
    }
  }

  private static func why(_ column: ColumnDefinition, _ found: SampleColumn) -> String {
    var why = "nearest name"
    if case .day = column.kind, let best = found.bestFormat {
      why += "; \(best.format.rawValue): \(best.count) of \(found.filled)"
    }
    return why
  }
}

/// How alike two names are, from 0 to 1.
enum Similarity {
  static func of(_ left: String, _ right: String) -> Double {
    let (left, right) = (words(left), words(right))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let shared = left.filter(right.contains).count
    let byWords = Double(2 * shared) / Double(left.count + right.count)
    return max(byWords, ofLetters(left.joined(), right.joined()))
  }

  static func of(_ code: Code, _ text: String) -> Double {
    ([code.name] + code.spellings.map(\.text)).map { of($0, text) }.max() ?? 0
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Twice the pairs of neighbouring letters that both have, by the pairs of each (Dice's coefficient).
  private static func ofLetters(_ left: String, _ right: String) -> Double {
    func pairs(_ text: String) -> [String: Int] {
      zip(text, text.dropFirst()).reduce(into: [:]) { $0["\($1.0)\($1.1)", default: 0] += 1 }
    }
    let (first, second) = (pairs(left), pairs(right))
    let shared = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
    let all = max(1, first.values.reduce(0, +) + second.values.reduce(0, +))
    return Double(2 * shared) / Double(all)
  }
}
