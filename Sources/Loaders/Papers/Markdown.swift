internal import Model
internal import Wording

/// A document under way, in Markdown: headings, paragraphs, lists and tables. Texts are escaped as they come in: nothing in
/// them is markup.
struct Markdown {
  /// A file next to the document, and what it says to who cannot see it.
  typealias Picture = (file: String, alternative: String)

  private(set) var text = ""
  /// Whether colours are spans that pandoc gives to Word as a style and to HTML as a class. Otherwise they are plain words.
  let isStyled: Bool

  mutating func heading(_ level: Int, _ words: String) { heading(level, Phrase(words)) }

  mutating func heading(_ level: Int, _ phrase: Phrase) {
    text += String(repeating: "#", count: level) + " " + written(phrase) + "\n\n"
  }

  mutating func paragraph(_ words: String) {
    guard !words.isEmpty else { return }
    text += Self.escaped(words) + "\n\n"
  }

  mutating func list(_ items: [String]) { list(items.map { Phrase($0) }) }

  mutating func list(_ items: [Phrase]) {
    guard !items.isEmpty else { return }
    text += items.map { "- " + written($0) + "\n" }.joined() + "\n"
  }

  /// Numbered from 1, each with its points below it.
  mutating func numbered(_ items: [(words: String, points: [String])]) {
    for (number, item) in zip(1..., items) {
      text += "\(number). " + Self.escaped(item.words) + "\n"
      text += item.points.map { "    - " + Self.escaped($0) + "\n" }.joined()
    }
    text += "\n"
  }

  /// Somebody's own words, a paragraph a line of theirs.
  mutating func quote(_ words: String, by attribution: String) {
    let lines = SafeText.lines(Excerpt.of(words, most: Excerpt.longest.words)).split(whereSeparator: \.isNewline)
      .map { Self.escaped(String($0.drop(while: \.isWhitespace))) }
    text += lines.map { "> " + $0 + "\n>\n" }.joined() + "> — " + Self.escaped(attribution) + "\n\n"
  }

  /// Columns of words, each as wide as its share of `widths`; `numbers` are right-aligned. `pictures`, one a row, are in a
  /// last column.
  mutating func table(
    _ headings: [Phrase], numbers: Set<Int> = [], widths: [Int], _ rows: [[Phrase]], pictures: [Picture?]? = nil
  ) {
    func row(_ cells: [Phrase], _ more: [String] = []) -> String {
      "| " + (cells.map(written) + more).joined(separator: " | ") + " |\n"
    }
    text += row(headings)
    text +=
      "|"
      + zip(headings.indices, widths).map { index, width in
        let line = String(repeating: "-", count: max(3, width))
        return (numbers.contains(index) ? line + ":" : ":" + line) + "|"
      }.joined() + "\n"
    for (index, cells) in rows.enumerated() {
      text += row(cells, pictures.map { [$0[index].map { Self.picture($0, width: "2cm") } ?? "–"] } ?? [])
    }
    text += "\n"
  }

  /// The same where all cells are words alone.
  mutating func table(_ headings: [String], widths: [Int], _ rows: [[String]]) {
    table(headings.map { Phrase($0) }, widths: widths, rows.map { $0.map { Phrase($0) } })
  }

  private func written(_ phrase: Phrase) -> String {
    phrase.parts.map { part in
      switch part {
      case .words(let words): Self.escaped(words)
      case .strong(let words): "**\(Self.escaped(words))**"
      case .colour(let words, let rag):
        isStyled ? "[\(Self.escaped(words))]{custom-style=\"RAG \(rag.rawValue)\" .\(rag.rawValue)}" : Self.escaped(words)
      }
    }.joined()
  }

  /// Pictures next to the document, two in a row.
  mutating func pictures(_ pictures: [Picture]) {
    for start in stride(from: 0, to: pictures.count, by: 2) {
      let row = pictures[start..<min(start + 2, pictures.count)]
      text += row.map { Self.picture($0, width: "7.9cm") }.joined(separator: " ") + "\\\n\n"
    }
  }

  private static func picture(_ picture: Picture, width: String) -> String {
    "![\(escaped(picture.alternative))](\(picture.file)){width=\(width)}"
  }

  /// On one line, with a backslash before whatever Markdown would take for its own.
  static func escaped(_ words: String) -> String {
    var result = ""
    for character in SafeText.harmless(words) {
      if "\\`*_[]<>#|~^$&{}".contains(character) { result.append("\\") }
      result.append(character)
    }
    // At the start of a line a dash, a plus, or a number or letter with a point or bracket after it would begin a list.
    guard let first = result.first else { return result }
    if "-+=".contains(first) { return "\\" + result }
    guard let point = result.firstIndex(where: { !$0.isNumber && !$0.isLetter }), ".)".contains(result[point]),
      result.index(after: point) == result.endIndex || result[result.index(after: point)] == " ",
      result[..<point].allSatisfy(\.isNumber) || result[..<point].count < 5
    else { return result }
    return result[..<point] + "\\" + result[point...]
  }
}
