internal import Model

/// How much a definition may hold. A real plan needs a tenth of it; beyond it somebody has pasted what belongs elsewhere, and the
/// page, the papers and the mails would all bear it.
package enum DefinitionBounds {
  /// Of one file.
  package static let bytes = 1 << 20
  /// In one folder.
  package static let files = 500
  /// Of a text, in characters: about a page of print.
  static let text = 4_000
  /// Of the rows that a worked example stands on.
  static let example = 100_000
  /// Of a name: whatever stands before a colon.
  static let name = 400
  /// Of a number, without its sign: a thousand million million.
  static let number = 1e15
  /// Of a list or a mapping.
  static let entries = 1_000

  /// Reports whatever is too long. Returns whether nothing is.
  static func check(_ entry: Entry) -> Bool {
    var walk = Walk(entry: entry)
    walk.check(entry.node, most: text)
    return walk.isFine
  }

  private struct Walk {
    let entry: Entry
    var isFine = true

    mutating func check(_ node: Node, most: Int) {
      switch node.content {
      case .scalar(let text, _): bound(text, most, node)
      case .sequence(let items):
        count(items.count, node)
        for item in items.prefix(entries) { check(item, most: most) }
      case .mapping(let pairs):
        count(pairs.count, node)
        for pair in pairs.prefix(entries) {
          check(pair.key, most: name)
          check(pair.value, most: pair.key.scalar == "exports" ? example : most)
        }
      }
    }

    private mutating func bound(_ text: String, _ most: Int, _ node: Node) {
      guard text.utf8.count > most else { return }
      let count = text.unicodeScalars.count
      if count > most { report(node, "a text of \(count) characters stands here", hint: "at most \(most)") }
    }

    private mutating func count(_ count: Int, _ node: Node) {
      if count > entries { report(node, "\(count) entries stand here", hint: "at most \(entries)") }
    }

    private mutating func report(_ node: Node, _ message: String, hint: String) {
      isFine = false
      let place = Entry(node: node, file: entry.file, findings: entry.findings)
      place.report(.tooLarge, message, hint: hint)
    }
  }
}
