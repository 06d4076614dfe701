internal import Model

extension DefinitionBounds {
  /// Reports whatever is too large, and returns whether nothing is.
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
      if count > most { report(node, "this text has \(count) characters", hint: "at most \(most)") }
    }

    private mutating func count(_ count: Int, _ node: Node) {
      if count > entries { report(node, "there are \(count) entries here", hint: "at most \(entries)") }
    }

    private mutating func report(_ node: Node, _ message: String, hint: String) {
      isFine = false
      let place = Entry(node: node, file: entry.file, findings: entry.findings)
      place.report(.tooLarge, message, hint: hint)
    }
  }
}
