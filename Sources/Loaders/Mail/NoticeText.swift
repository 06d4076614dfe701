package import Model
internal import Mustache
package import Wording

extension NoticeLetter {
  /// The letter as it is sent: its subject, and what it says as plain text and as HTML. `page` is the address of the page, to
  /// which it links; nil for none.
  package func written(page: String?) -> Notice.Letter {
    let letter = LinkedLetter(self, page: page)
    return Notice.Letter(subject: subject, text: letter.text, html: letter.html)
  }
}

/// A letter with its links, as the template reads it.
private struct LinkedLetter {
  struct Group {
    let title: String
    let items: [Item]
  }
  struct Item {
    let message: String
    let link: Link?
  }
  struct Link {
    let words: String
    let address: String
  }

  let letter: NoticeLetter
  let groups: [Group]
  /// To the top of the page, where no alert has a link of its own.
  let link: Link?

  init(_ letter: NoticeLetter, page: String?) {
    self.letter = letter
    groups = letter.groups.map { group in
      Group(
        title: group.title,
        items: group.items.map { item in
          let address = page.flatMap { page in item.figure.map { "\(page)#\(PageAnchor.of($0))" } }
          return Item(message: item.message, link: address.map { Link(words: NoticeLetter.link, address: $0) })
        })
    }
    let hasLinks = groups.contains { $0.items.contains { $0.link != nil } }
    link = hasLinks ? nil : page.map { Link(words: NoticeLetter.link, address: $0) }
  }

  var text: String {
    var paragraphs = [[letter.heading, "To: \(letter.owner)"], wrapped(letter.reason)]
    for group in groups { paragraphs.append([group.title] + group.items.flatMap(lines)) }
    paragraphs += [letter.request, letter.reminder].compactMap { $0.map(wrapped) }
    if let link { paragraphs.append(["\(link.words): \(link.address)"]) }
    if let commands = letter.commands { paragraphs.append([commands.sentence] + commands.lines.map { "  \($0)" }) }
    return paragraphs.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func lines(_ item: Item) -> [String] {
    let words = Columns.wrapped(item.message, to: 74).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
    return words + (item.link.map { ["  \($0.words): \($0.address)"] } ?? [])
  }

  private func wrapped(_ words: String) -> [String] { Columns.wrapped(words, to: 76) }

  var html: String { Self.template?.render(self) ?? "" }

  /// Mustache escapes every value.
  private static let template = try? MustacheTemplate(
    string: """
      <!DOCTYPE html>
      <html lang="en-GB"><head><meta charset="utf-8"><title>{{letter.subject}}</title></head>
      <body style="font-family: Arial, sans-serif; max-width: 40em; color: #0b0c0c; line-height: 1.4">
      <h1 style="font-size: 1.2em">{{letter.heading}}</h1>
      <p>To: {{letter.owner}}</p>
      <p>{{letter.reason}}</p>
      {{#groups}}<h2 style="font-size: 1.05em">{{title}}</h2>
      <ul>
      {{#items}}<li style="margin-bottom: 0.7em">{{message}}{{#link}}<br>
      <a href="{{address}}">{{words}}</a>{{/link}}</li>
      {{/items}}</ul>
      {{/groups}}{{#letter.request}}<p><strong>{{letter.request}}</strong></p>
      {{/letter.request}}{{#letter.reminder}}<p>{{letter.reminder}}</p>
      {{/letter.reminder}}{{#link}}<p><a href="{{address}}">{{words}}</a></p>
      {{/link}}{{#letter.commands}}<p style="color: #505a5f; font-size: 0.85em">{{sentence}}
      {{#lines}}<br><code>{{.}}</code>
      {{/lines}}</p>
      {{/letter.commands}}</body></html>

      """)
}
