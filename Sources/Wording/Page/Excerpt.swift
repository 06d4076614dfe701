internal import Model

/// As much of a text from a file as a reader will read: what is longer was hardly meant to stand there. The feed has all of it.
package enum Excerpt {
  /// About a page of print, for somebody's own words; and some lines, for a cell or an item of a list.
  package static let longest = (words: 4_000, cell: 600)

  package static func of(_ text: String, most: Int = longest.cell) -> String {
    text.count <= most ? text : text.prefix(most) + "…"
  }

  /// Somebody's own words, as far as a reader will read them, with where the rest is.
  package static func words(_ text: String) -> String {
    text.count > longest.words ? text.prefix(longest.words) + "…\nThe rest is in scorecard.json." : text
  }

  /// The beginning of a long text, in at most so many characters.
  package static func short(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : text.prefix(most - 1) + "…"
  }

  /// With a full stop, unless it ends in one.
  package static func sentence(_ text: String) -> String {
    let excerpt = of(text)
    return excerpt.last.map(".…?!".contains) == true ? excerpt : excerpt + "."
  }
}
