/// The signs by which published statistics say that a value is hidden, unknown or does not exist.
enum NoValueSigns {
  private static let known: Set<String> = [
    "c", "x", "z", "k", "u", "s", "r", "low", "n/a", "na", "#n/a", "n.a.", "nk", "n/k", "null", "nan", "none", "nil", "supp",
    "supp.", "suppressed", "not available", "not applicable", "not known", "unknown", "missing", "no data", "confidential",
    "tbc", "tba", "tbd", "to be confirmed",
  ]

  /// Whether a value that is none of what the others are can only be such a sign: it says nothing about anybody.
  static func contains(_ value: String) -> Bool {
    let folded = value.lowercased()
    if known.contains(folded)
      || folded.hasPrefix("[") && folded.hasSuffix("]") && known.contains(String(folded.dropFirst().dropLast()))
    {
      return true
    }
    if folded.count <= 3, folded.allSatisfy({ !$0.isLetter && !$0.isNumber }) { return true }
    // `<5`, `≤ 10`, `1-4`
    let digits = folded.drop { "<≤> =".contains($0) }
    return digits.count < folded.count && digits.count <= 2 && !digits.isEmpty && digits.allSatisfy(\.isNumber)
  }

  /// The values as signs, each once whatever its case; nil where one of them may be something else.
  static func all(_ values: some Sequence<String>) -> [String]? {
    var signs: [String] = []
    for value in values.sorted() {
      guard contains(value) else { return nil }
      if !signs.contains(where: { $0.lowercased() == value.lowercased() }) { signs.append(value) }
    }
    return signs
  }
}
