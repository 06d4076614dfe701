/// How much the aliases of a YAML text stand for. A few lines of anchors that name each other can stand for more nodes than
/// there is time to look at.
enum AliasWeight {
  /// Beyond it a text is refused; worked examples share tables, and need a few dozen.
  private static let most = 10_000

  /// Counts roughly, and never too little: what follows an anchor is taken to be its own until the next.
  static func isExcessive(_ text: String) -> Bool {
    var weights: [Substring: Int] = [:]
    var anchor: Substring?
    var rest = text[...]
    while let mark = rest.firstIndex(where: { $0 == "&" || $0 == "*" }) {
      let name = rest[rest.index(after: mark)...].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      if rest[mark] == "&" {
        anchor = name
        weights[name] = 1
      } else if let weight = weights[name] {
        let total = min(most + 1, weight + (anchor.flatMap { weights[$0] } ?? 0))
        if total > most { return true }
        if let anchor { weights[anchor] = total }
      }
      rest = rest[name.endIndex...]
    }
    return false
  }
}
