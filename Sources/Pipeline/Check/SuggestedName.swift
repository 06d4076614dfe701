internal import Model

/// Names for what a file has no names for: columns after their headings, a source after its file.
enum SuggestedName {
  /// What signs of a heading say.
  private static let signs: [Character: String] = [
    "%": "percent", "<": "under", ">": "over", "+": "plus", "£": "pounds", "#": "number", "=": "equals", "&": "and",
  ]
  private static let reserved: Set<String> = ["any", "not", "of", "key"]

  /// The name of a column: `School URN` is `school_urn`, `Pupils (%)` is `pupils_percent`. Empty where the heading has no letter
  /// and no digit.
  static func of(_ heading: String) -> String {
    valid(FittingName.of(pieces(of: heading)))
  }

  /// The words of a heading as a name may have them: letters and digits of ASCII.
  private static func pieces(of heading: String) -> [String] {
    var spaced = ""
    for letter in heading { spaced += signs[letter].map { " \($0) " } ?? String(letter) }
    return HeadingWords(spaced).words.flatMap { word in
      word.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    }
  }

  /// No name begins with a digit, or is a word of the language.
  private static func valid(_ name: String) -> String {
    let name = name.first?.isNumber == true ? "in_" + name : name
    return reserved.contains(name) ? name + "_value" : name
  }

  /// The names of columns with these headings, each its own: no name reads as another column's heading.
  static func ofColumns(_ headings: [String]) -> [String] {
    let folded = headings.map(\.foldedHeading)
    let sentences = SentenceName.all(headings.map(pieces(of:)))
    var taken: Set<String> = []
    return headings.enumerated().map { place, heading in
      let found = sentences[place].map(valid) ?? of(heading)
      let base = found.isEmpty ? "column_\(place + 1)" : found
      var (name, number) = (base, 1)
      while taken.contains(name.foldedHeading)
        || folded.enumerated().contains(where: { $0.offset != place && $0.element == name.foldedHeading })
      {
        number += 1
        name = "\(base)_\(number)"
      }
      taken.insert(name.foldedHeading)
      return name
    }
  }

  /// The source of a file: its name, its title in plain words, and how the file's name begins where that is not the source's
  /// name. A date or a number after a hyphen is of this file alone: `visits-2024-03.csv` is `visits`.
  ///
  /// `name` is the one that somebody gives it; `taken` are names that it cannot have.
  static func source(
    ofFile file: String, name given: String?, taken: Set<String>
  ) -> (name: String, title: String, files: String?) {
    var stem = file
    if let end = stem.lastIndex(of: "."), stem[end...].count <= 5 { stem = String(stem[..<end]) }
    if let hyphen = stem.firstIndex(of: "-"), hyphen != stem.startIndex,
      stem[stem.index(after: hyphen)...].allSatisfy({ $0.isNumber || "-_() ".contains($0) })
    {
      stem = String(stem[..<hyphen])
    }
    var base = given ?? (of(stem).isEmpty ? "export" : of(stem))
    // These are looked for by their columns' names, which a new file has not.
    if NarrativeSource(rawValue: base) != nil { base += "_export" }
    var (name, number) = (base, 1)
    while taken.contains(name) {
      number += 1
      name = "\(base)_\(number)"
    }
    let words = HeadingWords(stem).words
    let title = WrittenName.of(words.joined(separator: "_"))
    return (name, title.isEmpty ? "Export" : title.prefix(1).uppercased() + title.dropFirst(), stem == name ? nil : stem)
  }
}
