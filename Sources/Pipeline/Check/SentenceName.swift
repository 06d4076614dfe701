/// Names of columns whose headings are whole sentences, as surveys have them: short, and different where the sentences are.
///
/// The words that say least are left out. Where several sentences begin alike, as the parts of one question do, little of their
/// beginning is kept, so that there is room for the words in which they differ:
///
///     To what extent do you agree with these statements? - My child is safe        // extent_agree_child_safe
///     To what extent do you agree with these statements? - I am kept informed      // extent_agree_kept_informed
enum SentenceName {
  /// So many words or more are a beginning that sentences share.
  private static let fewestShared = 3
  /// So much is kept of it, in characters.
  private static let longestShared = 16

  private static let small: Set<String> = [
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by", "can", "could", "did", "do", "does",
    "each", "following", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "of",
    "on", "or", "our", "please", "s", "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would",
    "you",
    "your", "statement", "statements", "tick", "select", "apply",
  ]

  /// A name for each of these headings, as their words; nil for one whose words all fit into a name.
  static func all(_ headings: [[String]]) -> [String?] {
    let telling = headings.map { FittingName.of($0, upTo: .max).count > FittingName.longest ? tellingWords($0) : [] }
    return telling.enumerated().map { place, words in
      guard !words.isEmpty else { return nil }
      let shared = telling.enumerated().filter { $0.offset != place }.map { Self.shared(words, $0.element) }.max() ?? 0
      guard shared >= fewestShared, shared < words.count else { return FittingName.of(words) }
      let beginning = FittingName.of(words[..<shared], upTo: longestShared)
      return FittingName.of(words[shared...], after: beginning)
    }
  }

  /// The words that say something; all words where none does. A number before a question is its name: `3` is `q3`.
  private static func tellingWords(_ words: [String]) -> [String] {
    let telling = words.filter { !small.contains($0) }
    guard let first = telling.first else { return words }
    return first.count <= 3 && first.allSatisfy(\.isNumber) ? ["q" + first] + telling.dropFirst() : telling
  }

  /// With how many of the same words both begin.
  private static func shared(_ some: [String], _ others: [String]) -> Int { zip(some, others).prefix { $0 == $1 }.count }
}
