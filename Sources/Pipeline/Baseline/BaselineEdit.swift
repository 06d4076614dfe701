internal import Definitions
internal import Model

/// What a definition file says of a baseline, replaced by a value, its date and the reason; nothing else of the file changes.
struct BaselineEdit {
  /// The value as the file will have it, the date and the reason.
  struct Frozen {
    var value: String
    var date: Day
    var reason: String
    /// Who froze it, and when.
    var by: String
    var on: Day

    fileprivate var pairs: [String] {
      [
        "value: \(value)", "date: \(date)", "reason: \(YAMLText.scalar(reason))", "frozen_by: \(YAMLText.scalar(by))",
        "frozen_on: \(on)",
      ]
    }
  }

  /// What these keys said is said again.
  private static let replaced: Set<String> = ["measured", "value", "date", "qualifier", "reason", "frozen_by", "frozen_on"]
  private let file: KPIFile
  private let mapping: [Node.Pair]
  private var source: SourceLines

  /// The figure is the file's own, or a part of it. Nil where the file is written in a way that cannot be changed.
  init?(_ file: KPIFile, part: String) {
    let own = part.isEmpty ? file.root : KPIFile.value(of: "parts", in: file.root).flatMap { KPIFile.value(of: part, in: $0) }
    guard let mapping = own?.mapping else { return nil }
    (self.file, self.mapping, source) = (file, mapping, SourceLines(file.text))
  }

  /// The file's text with the baseline; nil where it is written in a way that cannot be changed, such as over several lines
  /// within braces.
  func text(_ frozen: Frozen) -> String? {
    guard let baseline = mapping.first(where: { $0.key.scalar == "baseline" }) else { return inserted(frozen) }
    guard let pairs = baseline.value.mapping, let first = pairs.first, startsItsLine(baseline.key) else { return nil }
    return first.key.place.line == baseline.key.place.line
      ? inBraces(frozen, baseline.key, pairs) : onLines(frozen, pairs)
  }

  /// `baseline: {measured: 2023-04-30, printed: …}` on one line.
  private func inBraces(_ frozen: Frozen, _ key: Node, _ pairs: [Node.Pair]) -> String? {
    let number = key.place.line
    var items: [String] = []
    var end = 0
    for (place, pair) in pairs.enumerated() {
      let next = place + 1 < pairs.count ? pairs[place + 1].key.place : nil
      guard pair.value.place.line == number, next.map({ $0.line == number }) ?? true else { return nil }
      let last = source.end(ofValueAt: pair.value.place, inFlow: true)
      guard let after = next?.column ?? (pair.value.scalar == nil ? nil : last) else { return nil }
      let item = source.slice(number, pair.key.place.column..<after)
      if !Self.replaced.contains(pair.key.scalar ?? "") { items.append(item.trimmedOfCommas) }
      end = after
    }
    let rest = source.slice(number, end..<Int.max)
    guard rest.drop(while: { $0 == " " }).hasPrefix("}") else { return nil }
    let head = source.slice(number, 1..<pairs[0].key.place.column)
    var changed = source
    changed.replace(
      number..<number + 1,
      with: [head + (frozen.pairs + items).joined(separator: ", ") + rest])
    return changed.text
  }

  /// A key on each line below `baseline:`.
  private func onLines(_ frozen: Frozen, _ pairs: [Node.Pair]) -> String? {
    let old = pairs.filter { Self.replaced.contains($0.key.scalar ?? "") }
    let margin = String(repeating: " ", count: pairs[0].key.place.column - 1)
    var comments: [String] = []
    for pair in old {
      let place = pair.value.place
      guard place.line == pair.key.place.line, pair.value.scalar != nil, startsItsLine(pair.key),
        let end = source.end(ofValueAt: place, inFlow: false)
      else { return nil }
      if let comment = source.comment(place.line, after: end) { comments.append(margin + comment) }
    }
    let first = old.first?.key.place.line ?? pairs[0].key.place.line
    var changed = source
    for pair in old.reversed() { changed.replace(pair.key.place.line..<pair.key.place.line + 1, with: []) }
    changed.replace(first..<first, with: comments + frozen.pairs.map { margin + $0 })
    return changed.text
  }

  /// The plan gave no baseline: before what follows a baseline in the other definitions.
  private func inserted(_ frozen: Frozen) -> String? {
    let order = ["targets", "breakdowns", "also_shown", "examples", "readings", "headline", "measure"]
    let next = order.lazy.compactMap { name in mapping.first { $0.key.scalar == name }?.key }.first
    guard let next, startsItsLine(next) else { return nil }
    let margin = String(repeating: " ", count: next.place.column - 1)
    var number = next.place.line
    while number > 1, source.line(number - 1).drop(while: { $0 == " " }).hasPrefix("#") { number -= 1 }
    var changed = source
    changed.replace(
      number..<number,
      with: ["\(margin)baseline: {\(frozen.pairs.joined(separator: ", "))}"])
    return changed.text
  }

  private func startsItsLine(_ key: Node) -> Bool {
    source.slice(key.place.line, 1..<key.place.column).allSatisfy { $0 == " " }
  }
}

extension String {
  /// Without the comma and the blanks that follow an item within braces.
  fileprivate var trimmedOfCommas: String {
    var text = self[...]
    while let last = text.last, last == " " || last == "," { text.removeLast() }
    return String(text)
  }
}
