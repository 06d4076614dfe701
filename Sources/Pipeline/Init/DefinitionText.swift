internal import Definitions

/// A definition as lines of text, so that it can be changed here and there, and every comment stays that still says what is right.
///
///     let text = DefinitionText(file.text)
///     for block in text.blocks { print(block.key, text.lines[block.lines]) }
struct DefinitionText {
  let lines: [String]
  private let root: Node?

  /// A key of a mapping with its value, and the comment above it.
  struct Block {
    let key: String
    let value: Node
    /// How many spaces stand before the key.
    let indent: Int
    /// The lines from the comment above the key to the last line that is not blank.
    let lines: Range<Int>
    /// The line of the key.
    let line: Int
  }

  /// Lines in the place of others.
  struct Edit {
    let lines: Range<Int>
    let new: [String]
  }

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    root = try? Composer.root(of: text)
  }

  /// The keys of the whole file.
  var blocks: [Block] { root.map { blocks(of: $0, before: lines.count) } ?? [] }

  /// What people call the KPI: its short title, or its title where it has none; of a KPI with parts, those of all parts.
  var title: String {
    func title(of node: Node?) -> String? { (node?.value(of: "short_title") ?? node?.value(of: "title"))?.scalar }
    let parts = root?.value(of: "parts")?.mapping?.compactMap { title(of: $0.value) } ?? []
    return parts.isEmpty ? title(of: root) ?? "" : parts.joined(separator: "; ")
  }

  /// The keys of a mapping whose lines end before `end`; none where they share a line.
  func blocks(of mapping: Node, before end: Int) -> [Block] {
    let pairs = mapping.mapping ?? []
    let places = pairs.map { $0.key.place.line - 1 }
    guard Set(places).count == places.count else { return [] }
    let starts = zip(pairs, places).map { start(of: $1, indent: $0.key.place.column - 1) }
    return pairs.indices.map { index in
      let next = index + 1 < pairs.count ? starts[index + 1] : end
      return Block(
        key: pairs[index].key.scalar ?? "", value: pairs[index].value, indent: pairs[index].key.place.column - 1,
        lines: starts[index]..<trimmed(next, from: places[index]), line: places[index])
    }
  }

  /// The lines of each item of a list whose lines end before `end`, with the comments above it.
  func items(of list: Node, before end: Int) -> [(node: Node, lines: Range<Int>)] {
    let items = list.sequence ?? []
    let places = items.map { $0.place.line - 1 }
    guard Set(places).count == places.count else { return [] }
    let starts = zip(items, places).map { start(of: $1, indent: max(0, $0.place.column - 3)) }
    return items.indices.map { index in
      (items[index], starts[index]..<trimmed(index + 1 < items.count ? starts[index + 1] : end, from: places[index]))
    }
  }

  /// The text with these changes, which do not overlap. No two blank lines follow each other.
  func edited(_ edits: [Edit]) -> String {
    var edited = lines
    for edit in edits.sorted(by: { $0.lines.lowerBound > $1.lines.lowerBound }) {
      edited.replaceSubrange(edit.lines, with: edit.new)
    }
    var kept: [String] = []
    for line in edited where !(line.isEmpty && kept.last?.isEmpty != false) { kept.append(line) }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n") + "\n"
  }

  /// The first line of the comment above a key.
  private func start(of line: Int, indent: Int) -> Int {
    let comment = String(repeating: " ", count: indent) + "#"
    var start = line
    while start > 0, lines[start - 1].hasPrefix(comment) { start -= 1 }
    return start
  }

  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start + 1, lines[end - 1].allSatisfy(\.isWhitespace) { end -= 1 }
    return end
  }
}
