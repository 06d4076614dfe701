package import Model

/// The texts of one column so written that those which filters, stages and breakdowns take for equal are equal letter by letter.
///
///     // The export has Somerset, SOMERSET and Devon; a filter names Devon.
///     let texts = ComparableTexts(lexicon, named: ["devon"])
///     texts[1], texts[2], texts[3]      // "Somerset", "Somerset", "devon"
package struct ComparableTexts: Sendable {
  /// By number, blank first.
  private let texts: [String]

  /// Of texts that are equal but for case and the length of spaces, the definition's own name stands for all; where it names
  /// none of them, the one that was read first.
  package init(_ lexicon: Lexicon, named names: [String]) {
    var first: [String: String] = [:]
    for name in names where first[name.foldedValue] == nil { first[name.foldedValue] = name }
    var texts = [String](repeating: "", count: lexicon.count + 1)
    for number in lexicon.inReadingOrder {
      let text = lexicon[number]
      let folded = text.foldedValue
      let written = first[folded] ?? text
      first[folded] = written
      texts[Int(number)] = written
    }
    self.texts = texts
  }

  /// The text of a number as it is written; empty for 0, which is blank.
  package subscript(number: UInt32) -> String { texts[Int(number)] }
}
