package import Model
internal import Mustache
package import Wording

extension NoticeLetter {
  /// The letter as it is sent: its subject, and what it says as plain text and as HTML.
  package var written: Notice.Letter { Notice.Letter(subject: subject, text: text, html: html) }

  private var text: String {
    var lines = [heading, "To: \(owner)", ""]
    for group in groups {
      lines.append(group.title)
      for item in group.items {
        lines += Columns.wrapped("\(item.severity): \(item.message)", to: 74).enumerated().map {
          ($0.offset == 0 ? "- " : "  ") + $0.element
        }
        lines.append("  (\(item.id))")
      }
      lines.append("")
    }
    lines += Columns.wrapped(reason, to: 76)
    if let hint { lines += ["", hint.sentence, "  \(hint.command)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var html: String { Self.template?.render(self) ?? "" }

  /// Mustache escapes every value.
  private static let template = try? MustacheTemplate(
    string: """
      <!DOCTYPE html>
      <html lang="en-GB"><head><meta charset="utf-8"><title>{{subject}}</title></head>
      <body style="font-family: Arial, sans-serif; max-width: 40em; color: #0b0c0c; line-height: 1.4">
      <h1 style="font-size: 1.2em">{{heading}}</h1>
      <p>To: {{owner}}</p>
      {{#groups}}<h2 style="font-size: 1.05em">{{title}}</h2>
      <ul>
      {{#items}}<li style="margin-bottom: 0.7em"><strong>{{severity}}</strong>: {{message}}<br>
      <code style="font-size: 0.85em">{{id}}</code></li>
      {{/items}}</ul>
      {{/groups}}<p>{{reason}}</p>
      {{#hint}}<p>{{sentence}}<br><code>{{command}}</code></p>
      {{/hint}}</body></html>

      """)
}
