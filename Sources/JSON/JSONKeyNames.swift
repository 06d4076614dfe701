extension String {
  /// `ragSince` is `rag_since`, `asOfURL` is `as_of_url`.
  var inSnakeCase: String {
    var words = ""
    let letters = Array(self)
    for (place, letter) in letters.enumerated() {
      let startsWord =
        letter.isUppercase && place > 0
        && (!letters[place - 1].isUppercase || place + 1 < letters.count && letters[place + 1].isLowercase)
      if startsWord, letters[place - 1] != "_" { words += "_" }
      words += letter.lowercased()
    }
    return words
  }

  /// `rag_since` is `ragSince`.
  var inCamelCase: String {
    let words = split(separator: "_", omittingEmptySubsequences: false)
    return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}
