package import Wording

/// Descriptions of figures as Markdown, to be pasted into a wiki.
package struct DescriptionMarkdown: Sendable {
  private let texts: [DescribedText]

  /// One figure, or several below a list of them.
  package init(_ texts: [DescribedText]) { self.texts = texts }

  /// The document. `title` and `note` are above several figures.
  package func text(title: String, note: String) -> String {
    var markdown = Markdown(isStyled: false)
    let isOne = texts.count == 1
    if !isOne {
      markdown.heading(1, title)
      markdown.paragraph(note)
      markdown.heading(2, DescriptionSentences.contents)
    }
    let contents = isOne ? "" : texts.map { "- [\(Markdown.escaped($0.title))](#\(Self.anchor($0.title)))\n" }.joined() + "\n"
    var body = Markdown(isStyled: false)
    for text in texts { Self.write(text, below: isOne ? 0 : 1, to: &body) }
    if isOne { body.paragraph(note) }
    return markdown.text + contents + body.text
  }

  private static func write(_ text: DescribedText, below level: Int, to markdown: inout Markdown) {
    markdown.heading(level + 1, text.title)
    for section in text.sections {
      markdown.heading(level + 2, section.heading.rawValue)
      for block in section.blocks {
        switch block {
        case .paragraph(let words): markdown.paragraph(words)
        case .list(let items): markdown.list(items)
        case .facts(let facts): markdown.list(facts.map { Phrase(.strong($0.term + ":"), .words(" " + $0.text)) })
        case .heading(let words): markdown.heading(level + 3, words)
        case .table(let table): markdown.table(table.headings, widths: table.headings.map { _ in 3 }, table.rows)
        }
      }
    }
  }

  /// The name that GitHub, GitLab and most wikis give to a heading.
  static func anchor(_ title: String) -> String {
    String(title.lowercased().compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : nil })
  }
}
