/// As much of a text from an export as a reader will read. The feed has all of it.
package enum Excerpt {
  /// How many characters are shown: of an owner's commentary about a page of print, and in a cell or list item some lines.
  package static let longest = (words: 4_000, cell: 600)

  /// The text, or its first `most` characters and an ellipsis where it is longer.
  package static func of(_ text: String, most: Int = longest.cell) -> String {
    text.count <= most ? text : text.prefix(most) + "…"
  }

  /// Somebody's commentary, cut after about a page, with where the rest is.
  package static func words(_ text: String) -> String {
    text.count > longest.words ? text.prefix(longest.words) + "…\nThe full text is in scorecard.json." : text
  }

  /// The text, cut so that it has at most so many characters with its ellipsis.
  package static func short(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : text.prefix(most - 1) + "…"
  }

  /// The text as far as `of` shows it, with a full stop unless it ends in a mark of its own.
  package static func sentence(_ text: String) -> String {
    let excerpt = of(text)
    return excerpt.last.map(".…?!".contains) == true ? excerpt : excerpt + "."
  }
}
