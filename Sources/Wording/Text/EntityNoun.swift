package import Model

/// Whom an identifier stands for, as a noun: `child_id` a child, `school_urn` a school, `urn` what its domain is called.
package struct EntityNoun: Sendable {
  /// Words that say what an identifier is, and not whom it is about.
  private static let ofIdentifiers: Set<String> = [
    "id", "no", "number", "code", "key", "ref", "reference", "urn", "upn", "uln", "laestab", "estab",
  ]
  private static let irregular = ["child": "children", "person": "people", "man": "men", "woman": "women"]

  /// One of them: `child`.
  package let singular: String

  /// The entity of a column; `source` is the one that has it, nil where it is not defined.
  package init(_ column: String, in source: SourceDefinition?) {
    let word = column.split(separator: "_").first.map(String.init) ?? column
    guard Self.ofIdentifiers.contains(word), case .identifier(let domain) = source?.column(column)?.kind else {
      singular = word
      return
    }
    singular = WrittenName.of(domain.replacing(" ", with: "_"))
  }

  /// Several of them: `children`.
  package var plural: String {
    let words = singular.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let last = words.last else { return singular }
    return (words.dropLast() + [Self.plural(of: last)]).joined(separator: " ")
  }

  private static func plural(of noun: String) -> String {
    if let plural = irregular[noun] { return plural }
    if ["s", "x", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
    let isAfterVowel = noun.dropLast().last.map("aeiou".contains) ?? true
    return noun.hasSuffix("y") && !isAfterVowel ? noun.dropLast() + "ies" : noun + "s"
  }
}
