extension String {
  /// How headings compare: letters and digits alone, in lower case.
  package var foldedHeading: String { lowercased().filter { $0.isLetter || $0.isNumber } }

  /// How codes and open vocabularies compare: lower case, each run of spaces one space.
  package var foldedValue: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
