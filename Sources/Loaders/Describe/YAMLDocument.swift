internal import Model

/// A YAML document under way: whatever is in its texts, it is read as the same texts.
///
///     YAMLNode.mapping([("id", .text("exclusions")), ("required", .flag(true))]).document
///     // id: exclusions
///     // required: true
indirect enum YAMLNode: Sendable {
  case text(String)
  /// A number as it is written: digits, with a sign and a decimal point where it has them.
  case number(String)
  case flag(Bool)
  case list([YAMLNode])
  case mapping([(key: String, value: YAMLNode)])

  /// The whole document, with a line end.
  var document: String { lines(indent: 0).joined(separator: "\n") + "\n" }

  /// The value on one line; nil for a list or a mapping with something in it.
  private var inline: String? {
    switch self {
    case .text(let text): YAMLText.scalar(text)
    case .number(let number): number
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): items.isEmpty ? "[]" : nil
    case .mapping(let pairs): pairs.isEmpty ? "{}" : nil
    }
  }

  private func lines(indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    switch self {
    case .text, .number, .flag: return [space + (inline ?? "")]
    case .list(let items):
      return items.flatMap { item -> [String] in
        if let inline = item.inline { return ["\(space)- \(inline)"] }
        var lines = item.lines(indent: indent + 2)
        lines[0] = "\(space)- " + lines[0].dropFirst(indent + 2)
        return lines
      }
    case .mapping(let pairs):
      return pairs.flatMap { key, value -> [String] in
        if let inline = value.inline { return ["\(space)\(key): \(inline)"] }
        return ["\(space)\(key):"] + value.lines(indent: indent + 2)
      }
    }
  }
}
