/// The values by which a row says that it is about all the others together: `Total`, `All schools`, `England`.
enum TotalWords {
  private static let whole: Set<String> = [
    "total", "totals", "grand total", "subtotal", "sub-total", "sub total", "overall", "all", "england", "national",
    "england total",
    "total (all)", "all (total)",
  ]
  /// No total is longer.
  private static let longest = 30

  /// Whether a value is such a word. `All Saints` is the name of a school.
  static func contains(_ text: String) -> Bool {
    guard let first = text.utf8.first, "AaTtGgSsOoEeNn".utf8.contains(first), text.utf8.count <= longest else { return false }
    let folded = text.lowercased()
    if whole.contains(folded) { return true }
    let words = folded.split(separator: " ")
    guard ["all", "total"].contains(words.first ?? ""), (2...4).contains(words.count), let last = words.last else { return false }
    if ["saints", "saints'", "souls", "hallows", "angels"].contains(words[1]) { return false }
    return last.hasSuffix("s") || ["children", "people", "sen", "send"].contains(last)
  }
}
