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

  /// How the name of a file begins. A date or a number after a hyphen is of this file alone: `visits-2024-03.csv` is `visits`.
  static func stem(ofFile file: String) -> String {
    var stem = file
    if let end = stem.lastIndex(of: "."), stem[end...].count <= 5 { stem = String(stem[..<end]) }
    if let hyphen = stem.firstIndex(of: "-"), hyphen != stem.startIndex,
      stem[stem.index(after: hyphen)...].allSatisfy({ $0.isNumber || "-_() ".contains($0) })
    {
      stem = String(stem[..<hyphen])
    }
    return stem
  }

  /// The source of some files: its name, its title in plain words, and how the files' names begin where that is not the source's
  /// name.
  ///
  /// `name` is the one that somebody gives it; `taken` are names that it cannot have.
  static func source(
    ofFiles files: [String], name given: String?, taken: Set<String>
  ) -> (name: String, title: String, files: [String]) {
    let stems = files.map(Self.stem(ofFile:)).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let words = Self.words(of: stems, given: given)
    var base = given ?? (of(words.joined(separator: "_")).isEmpty ? "export" : of(words.joined(separator: "_")))
    // These are looked for by their columns' names, which a new file has not.
    if NarrativeSource(rawValue: base) != nil { base += "_export" }
    var (name, number) = (base, 1)
    while taken.contains(name) {
      number += 1
      name = "\(base)_\(number)"
    }
    let title = WrittenName.of(words.joined(separator: "_"))
    return (name, title.isEmpty ? "Export" : title.prefix(1).uppercased() + title.dropFirst(), stems == [name] ? [] : stems)
  }

  /// The words with which the names of all files begin; where there are none, those of the source's name or of the first file.
  private static func words(of stems: [String], given: String?) -> [String] {
    let all = stems.map { HeadingWords($0).words }
    guard let first = all.first, all.count > 1 else { return all.first ?? [] }
    let shared = all.dropFirst().reduce(first[...]) { words, other in words.prefix(zip(words, other).prefix { $0 == $1 }.count) }
    return shared.isEmpty ? given.map { HeadingWords($0).words } ?? first : Array(shared)
  }
}
