/// As much of a text from an export as a reader will read. The feed has all of it.
///
///     Excerpt.short("Develop a digital mental health and emotional wellbeing portal", 60)
///     // "Develop a digital mental health and emotional wellbeing…"
///
/// No word is cut, unless it is longer than the whole excerpt.
package enum Excerpt {
  /// How many characters are shown: of an owner's commentary about a page of print, and in a cell or list item some lines.
  package static let longest = (words: 4_000, cell: 600)

  /// The text, or its beginning with an ellipsis where it has more than `most` characters.
  package static func of(_ text: String, most: Int = longest.cell) -> String { short(text, most) }

  /// Somebody's commentary, cut after about a page, with where the rest is.
  package static func words(_ text: String) -> String {
    text.count > longest.words ? short(text, longest.words) + "\nThe full text is in scorecard.json." : text
  }

  /// The text, cut so that it has at most `most` characters with its ellipsis: after a sentence or a clause where one ends near
  /// the limit, otherwise after a word.
  package static func short(_ text: String, _ most: Int) -> String {
    guard text.count > most else { return text }
    var room = Array(text.prefix(most - 1))
    // The character after the beginning says whether its last word is whole.
    if let end = room.lastIndex(where: \.isWhitespace), room[..<end].contains(where: { !$0.isWhitespace }) {
      room = Array(room[..<end])
    } else {
      room.removeLast()
    }
    if let end = end(of: room, after: ".!?", from: most / 2) { return String(room[..<end]) + " …" }
    room = end(of: room, after: ",;:", from: most * 2 / 3).map { Array(room[..<$0]) } ?? room
    while let last = room.last, last.isWhitespace || ",;:–-(".contains(last) { room.removeLast() }
    return String(room) + "…"
  }

  /// The text as far as `of` shows it, with a full stop unless it ends in a mark of its own.
  package static func sentence(_ text: String) -> String {
    let excerpt = of(text)
    return excerpt.last.map(".…?!".contains) == true ? excerpt : excerpt + "."
  }

  /// Where the text ends after the last of these marks that ends a word, if that is after `first` characters or more.
  private static func end(of text: [Character], after marks: String, from first: Int) -> Int? {
    (max(first, 1)...max(first, 1, text.count)).last { end in
      end <= text.count && marks.contains(text[end - 1]) && (end == text.count || text[end].isWhitespace)
    }
  }
}
