extension String {
  /// How headings compare: letters, digits and the signs that change what a heading means, in lower case. "Waiting <18 weeks" is
  /// not "Waiting >18 weeks", and "Pupils (%)" is not "Pupils".
  package var foldedHeading: String {
    lowercased().filter { $0.isLetter || $0.isNumber || Self.headingSigns.contains($0) }
  }

  private static let headingSigns: Set<Character> = ["<", ">", "=", "%", "+", "£", "#"]

  /// How codes and open vocabularies compare: lower case, each run of spaces one space.
  package var foldedValue: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
