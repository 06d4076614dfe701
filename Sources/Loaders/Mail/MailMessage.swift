internal import FoundationEssentials
package import Model

/// One message to one owner as the mail system takes it: headers, plain text and HTML (RFC 5322, RFC 2046). Its headers tell
/// other programs not to answer it (RFC 3834).
package struct MailMessage: Sendable {
  private let notice: Notice
  private let letter: Notice.Letter
  private let from: String
  private let recipients: [String]
  private let repliesTo: [String]
  private let date: String

  /// Nil where the notice has no letter. `repliesTo` reads the answers that the letter asks for. `date` is in the form of RFC
  /// 5322.
  package init?(_ notice: Notice, from: String, to recipients: [String], repliesTo: [String], date: String) {
    guard let letter = notice.words else { return nil }
    self.notice = notice
    self.letter = letter
    self.from = from
    self.recipients = recipients
    self.repliesTo = repliesTo
    self.date = date
  }

  /// The whole message. Lines end with a line feed, as a local mail system wants them.
  package var bytes: [UInt8] {
    let boundary = "=_\(notice.messageID)"
    var lines = [
      "From: SEND scorecard <\(from)>", "To: \(recipients.joined(separator: ",\n "))",
      "Subject: \(Self.encoded(letter.subject))", "Date: \(date)", "Message-ID: \(identifier(notice.messageID))",
    ]
    if !repliesTo.isEmpty { lines.append("Reply-To: \(repliesTo.joined(separator: ",\n "))") }
    if notice.thread != notice.messageID {
      lines += ["In-Reply-To: \(identifier(notice.thread))", "References: \(identifier(notice.thread))"]
    }
    lines += [
      "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All", "MIME-Version: 1.0",
      "Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "",
    ]
    for (type, body) in [("plain", letter.text), ("html", letter.html)] {
      lines += [
        "--\(boundary)", "Content-Type: text/\(type); charset=utf-8", "Content-Transfer-Encoding: base64", "",
        Data(body.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]), "",
      ]
    }
    lines += ["--\(boundary)--", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  private func identifier(_ local: String) -> String {
    "<\(local)@\(from.split(separator: "@").last ?? "localhost")>"
  }

  /// As it stands, or in encoded words of at most 75 characters (RFC 2047).
  static func encoded(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !$0.isASCII }) || text.utf8.count > 900 else { return text }
    var words: [[UInt8]] = [[]]
    for character in text.unicodeScalars {
      let bytes = Array(String(character).utf8)
      if words[words.count - 1].count + bytes.count > 42 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\n ")
  }
}
